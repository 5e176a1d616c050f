package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sandbox.lambda.InvocationResult;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;

/** The sweep as it is deployed: the shrunk package has all that it calls. */
@Isolated("it starts processes, which others would make slow")
class SweepFunctionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private final Cloud cloud = new Cloud();
    private final FunctionHost host = FunctionHost.over(cloud);

    @AfterEach
    void close() {
        host.close();
        cloud.close();
    }

    @Test
    void messagesWerePurged_sweepSendsNewOnesAndFunctionsAnswer() throws Exception {
        cloud.createJob("RUNNING:2,SUCCEEDED", 2);
        var execution = cloud.startExecution();
        cloud.awaitMessages(QueueName.CALLBACK, 1);
        cloud.sqs.purgeQueue(purge -> purge.queueUrl(cloud.url(QueueName.CALLBACK)));

        var others = invoke("{\"all\": true, \"pipelines\": \"other,no*\"}");
        var told = invoke("{\"all\": true, \"dryRun\": true}");
        int sentByDryRun = cloud.messages(QueueName.CALLBACK);
        var unasked = invoke("{\"source\": \"aws.events\"}");
        var done = invoke("{\"all\": true, \"pipelines\": \"other,TAX*\"}");

        assertThat(others).isEqualTo(counts(false, 0, 0));
        assertThat(told).isEqualTo(counts(true, 0, 1));
        assertThat(sentByDryRun).isZero();
        assertThat(unasked).isEqualTo(counts(false, 1, 0));
        assertThat(done).isEqualTo(counts(false, 0, 1));
        assertThat(host.log).anyMatch(line -> line.contains("INJECTED " + execution));
        host.hearAll();
        assertThat(cloud.awaitEnd(execution)).isEqualTo(PipelineExecutionStatus.SUCCEEDED);
        cloud.awaitQuiet(PATIENCE);
        assertThat(cloud.runs()).hasSize(1);
        assertThat(host.log).noneMatch(line -> line.contains(cloud.token(execution)));
    }

    private String invoke(String event) throws InterruptedException {
        var result = host.sweep.invoke(event);
        assertThat(result).as("%s", host.log).isInstanceOf(InvocationResult.Returned.class);
        return ((InvocationResult.Returned) result).payload();
    }

    private static String counts(boolean dryRun, int left, int injected) {
        return "{\"dryRun\":%s,\"left\":%d,\"injected\":%d,\"stopped\":0,\"unsolved\":0}"
                .formatted(dryRun, left, injected);
    }
}
