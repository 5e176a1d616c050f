package io.github.callbackpoller.worker.doctor;

import io.github.callbackpoller.aws.AwsErrors;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.glue.GlueJobAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/**
 * Tries calls that change nothing. What is refused for want of a permission is a finding; another
 * answer of the service, such as that there is no such execution, shows that the call is allowed.
 */
final class PermissionExam {
    private static final Set<String> DENIALS =
            Set.of(
                    "AccessDenied",
                    "AccessDeniedException",
                    "NotAuthorized",
                    "UnauthorizedOperation");

    /** No execution has this id. */
    private static final String NOBODYS_EXECUTION =
            "arn:aws:sagemaker:%s:%s:pipeline/%s/execution/000000000000";

    private static final String NOBODYS_PIPELINE = "callback-poller-doctor";
    private static final String NOBODYS_ACCOUNT = "000000000000";

    private final GlueClient glue;
    private final SageMakerClient sageMaker;
    private final JobDefinitions definitions;
    private final String account;
    private final Optional<String> pipeline;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param account the twelve digits; empty if they are not known
     * @param pipeline one that this identity should be allowed to read, if one is named
     */
    PermissionExam(
            GlueClient glue,
            SageMakerClient sageMaker,
            JobDefinitions definitions,
            String account,
            Optional<String> pipeline) {
        this.glue = glue;
        this.sageMaker = sageMaker;
        this.definitions = definitions;
        this.account = account.isEmpty() ? NOBODYS_ACCOUNT : account;
        this.pipeline = pipeline;
    }

    List<Finding> findings() {
        var execution =
                NOBODYS_EXECUTION.formatted(
                        sageMaker.serviceClientConfiguration().region().id(),
                        account,
                        pipeline.orElse(NOBODYS_PIPELINE));
        definitions.byName().values().stream()
                .filter(definition -> definition.type().equals(GlueJobAdapter.TYPE))
                .map(definition -> definition.settings().getOrDefault(GlueJobAdapter.JOB_NAME, ""))
                .distinct()
                .forEach(
                        job ->
                                needed(
                                        "glue:GetJobRuns",
                                        "no job can be started or watched",
                                        () ->
                                                glue.getJobRuns(
                                                        list -> list.jobName(job).maxResults(1))));
        ofPipeline(
                "sagemaker:ListPipelineExecutionSteps",
                "hosts can't tell whether a step still waits",
                () -> sageMaker.listPipelineExecutionSteps(l -> l.pipelineExecutionArn(execution)));
        ofPipeline(
                "sagemaker:DescribePipelineExecution",
                "hosts can't tell whether an execution has ended",
                () -> sageMaker.describePipelineExecution(d -> d.pipelineExecutionArn(execution)));
        tried(
                Finding.Severity.NOTE,
                "sagemaker:ListPipelines",
                "'poller sweep' and 'poller status' can't list pipelines; --pipeline names one",
                () -> sageMaker.listPipelines(list -> list.maxResults(1)));
        return findings;
    }

    private void needed(String action, String why, Runnable call) {
        tried(Finding.Severity.ERROR, action, why, call);
    }

    /** A policy may name pipelines, and then says nothing of one that nobody has. */
    private void ofPipeline(String action, String why, Runnable call) {
        if (pipeline.isPresent()) {
            needed(action, why, call);
        } else {
            tried(
                    Finding.Severity.NOTE,
                    action + " on any pipeline",
                    why
                            + ", unless a policy allows it for the pipelines in use: --pipeline NAME"
                            + " tries one",
                    call);
        }
    }

    /**
     * @throws SdkException if the service can't be reached, or has trouble of its own
     */
    private void tried(Finding.Severity severity, String action, String why, Runnable call) {
        try {
            call.run();
        } catch (SdkException e) {
            if (AwsErrors.mayPass(e)) {
                throw e;
            }
            if (DENIALS.contains(AwsErrors.codeOf(e))) {
                findings.add(
                        new Finding(
                                severity,
                                "This identity",
                                "may not call " + action,
                                why,
                                "Allow it; docs/deploying.md has the policies line by line."));
            }
        }
    }
}
