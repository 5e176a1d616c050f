package io.github.callbackpoller.worker.doctor;

import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.sqs.QueueUrls;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Looks at queues, jobs, permissions, functions and the clock, and changes nothing. */
public final class Doctor {

    /**
     * What the doctor asks.
     *
     * @param sqs for the queues
     * @param glue for the jobs
     * @param sageMaker for permissions
     * @param lambda for functions, if any are named
     * @param clock sees the answers of at least one of the clients
     */
    public record Services(
            SqsClient sqs,
            GlueClient glue,
            SageMakerClient sageMaker,
            Optional<LambdaClient> lambda,
            ServiceClock clock) {}

    /** What was not tried, because nobody can try it without doing it. */
    public static final List<String> NOT_TRIED =
            List.of(
                    "glue:StartJobRun",
                    "glue:BatchStopJobRun",
                    "sagemaker:SendPipelineExecutionStepSuccess",
                    "sagemaker:SendPipelineExecutionStepFailure",
                    "sqs:SendMessage",
                    "sqs:ReceiveMessage",
                    "sqs:DeleteMessage");

    private final Services services;
    private final QueueUrls urls;
    private final JobDefinitions definitions;
    private final String account;

    /**
     * @param services whom to ask
     * @param urls the queues
     * @param definitions the jobs that may be started
     * @param account the twelve digits; empty if they are not known
     */
    public Doctor(Services services, QueueUrls urls, JobDefinitions definitions, String account) {
        this.services = services;
        this.urls = urls;
        this.definitions = definitions;
        this.account = account;
    }

    /**
     * All findings, the worst first.
     *
     * @param functions the names of the Lambda functions that receive from the queues
     * @param pipeline one whose executions this identity should be allowed to read
     * @throws software.amazon.awssdk.core.exception.SdkException if a queue does not exist or a
     *     service can't be reached
     */
    public List<Finding> examine(List<String> functions, Optional<String> pipeline) {
        var findings = new ArrayList<Finding>();
        var queues = new QueueExam(services.sqs(), urls);
        findings.addAll(queues.findings());
        findings.addAll(new JobExam(services.glue(), definitions).findings());
        findings.addAll(
                new PermissionExam(
                                services.glue(),
                                services.sageMaker(),
                                definitions,
                                account,
                                pipeline)
                        .findings());
        if (!functions.isEmpty()) {
            services.lambda()
                    .map(FunctionExam::new)
                    .ifPresent(exam -> findings.addAll(exam.findings(functions, queues.heard())));
        }
        findings.addAll(services.clock().findings());
        findings.sort(Comparator.comparing(Finding::severity));
        return findings;
    }
}
