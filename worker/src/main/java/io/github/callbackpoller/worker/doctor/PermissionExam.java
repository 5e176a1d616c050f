package io.github.callbackpoller.worker.doctor;

import io.github.callbackpoller.aws.AwsErrors;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.glue.GlueJobAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/**
 * Tries calls that change nothing. What is refused for want of a permission is a finding; any other
 * answer, such as that there is no such execution, shows that the call is allowed.
 */
final class PermissionExam {
    private static final Set<String> DENIALS =
            Set.of(
                    "AccessDenied",
                    "AccessDeniedException",
                    "NotAuthorized",
                    "UnauthorizedOperation");

    /** No execution has it; its account decides where permissions are looked up. */
    private static final String NOBODYS_EXECUTION =
            "arn:aws:sagemaker:%s:%s:pipeline/callback-poller-doctor/execution/000000000000";

    private final GlueClient glue;
    private final SageMakerClient sageMaker;
    private final JobDefinitions definitions;
    private final String account;
    private final List<Finding> findings = new ArrayList<>();

    PermissionExam(
            GlueClient glue,
            SageMakerClient sageMaker,
            JobDefinitions definitions,
            String account) {
        this.glue = glue;
        this.sageMaker = sageMaker;
        this.definitions = definitions;
        this.account = account;
    }

    List<Finding> findings() {
        var execution =
                NOBODYS_EXECUTION.formatted(
                        sageMaker.serviceClientConfiguration().region().id(),
                        account.isEmpty() ? "000000000000" : account);
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
        needed(
                "sagemaker:ListPipelineExecutionSteps",
                "hosts can't tell whether a step still waits",
                () -> sageMaker.listPipelineExecutionSteps(l -> l.pipelineExecutionArn(execution)));
        needed(
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

    private void tried(Finding.Severity severity, String action, String why, Runnable call) {
        try {
            call.run();
        } catch (SdkException e) {
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
