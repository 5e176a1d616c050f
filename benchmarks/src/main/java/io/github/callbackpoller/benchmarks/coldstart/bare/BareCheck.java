package io.github.callbackpoller.benchmarks.coldstart.bare;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.List;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Reads one run and sends one message, as somebody would who needs no more than that. */
final class BareCheck {
    private static final int DELAY_SECONDS = 60;

    private final GlueClient glue;
    private final SqsClient sqs;
    private final String checkQueue = System.getenv("CHECK_QUEUE_URL");

    BareCheck(SdkHttpClient http) {
        glue = GlueClient.builder().httpClient(http).build();
        sqs = SqsClient.builder().httpClient(http).build();
    }

    SQSBatchResponse handle(SQSEvent event) {
        for (var record : event.getRecords()) {
            var run = glue.getJobRun(read -> read.jobName("glue-nyc-taxi").runId("jr_1")).jobRun();
            if (!run.jobRunStateAsString().equals("SUCCEEDED")) {
                sqs.sendMessage(
                        send ->
                                send.queueUrl(checkQueue)
                                        .messageBody(record.getBody())
                                        .delaySeconds(DELAY_SECONDS));
            }
        }
        return new SQSBatchResponse(List.of());
    }
}
