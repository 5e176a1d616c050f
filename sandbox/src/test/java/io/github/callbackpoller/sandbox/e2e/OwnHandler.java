package io.github.callbackpoller.sandbox.e2e;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.callbackpoller.Poller;
import io.github.callbackpoller.aws.AwsClients;
import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.definition.JobDefinitionsReader;
import io.github.callbackpoller.engine.Verdict;
import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import io.github.callbackpoller.sagemaker.SageMakerCallbacks;
import io.github.callbackpoller.sqs.QueueUrls;
import io.github.callbackpoller.sqs.SqsSender;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A function that embeds the poller by itself, for all four queues. */
public final class OwnHandler implements RequestStreamHandler {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration SPARE = Duration.ofSeconds(1);

    private final Poller poller = poller();

    /** Reads its environment. */
    public OwnHandler() {}

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        var entries = new ArrayList<JsonNode>();
        MAPPER.readTree(input).path("Records").forEach(entries::add);
        var limit = Instant.now().plusMillis(context.getRemainingTimeInMillis());
        var batch = entries.stream().map(entry -> received(entry, limit)).toList();
        var verdicts = poller.handle(batch, limit.minus(SPARE));
        var response = MAPPER.createObjectNode();
        var failures = response.putArray("batchItemFailures");
        for (int index = 0; index < entries.size(); index++) {
            if (verdicts.get(index) != Verdict.ACKNOWLEDGE) {
                failures.addObject().set("itemIdentifier", entries.get(index).path("messageId"));
            }
        }
        output.write(MAPPER.writeValueAsBytes(response));
    }

    private static Received received(JsonNode entry, Instant limit) {
        var attributes = entry.path("attributes");
        return new Received(
                queue(entry.path("eventSourceARN").asText()),
                entry.path("body").asText(),
                entry.path("receiptHandle").asText(),
                attributes.path("ApproximateReceiveCount").asInt(),
                Optional.of(
                        Instant.ofEpochMilli(
                                Long.parseLong(attributes.path("SentTimestamp").asText()))),
                limit.plusSeconds(30));
    }

    private static QueueName queue(String arn) {
        return switch (arn.substring(arn.lastIndexOf(':') + 1)) {
            case "callback" -> QueueName.CALLBACK;
            case "check" -> QueueName.CHECK;
            case "callback-dlq" -> QueueName.CALLBACK_DEAD_LETTERS;
            default -> QueueName.CHECK_DEAD_LETTERS;
        };
    }

    private static Poller poller() {
        var urls =
                QueueUrls.of(System.getenv("CALLBACK_QUEUE_URL"), System.getenv("CHECK_QUEUE_URL"))
                        .with(QueueName.PARKING, System.getenv("PARKING_QUEUE_URL"));
        var glue = new GlueJobAdapter(AwsClients.build(GlueClient.builder()));
        var definitions =
                new JobDefinitionsReader(List.of(glue))
                        .read("JOBS_JSON", System.getenv("JOBS_JSON"));
        return Poller.builder(
                        new SqsSender(AwsClients.build(SqsClient.builder()), urls),
                        new SageMakerCallbacks(AwsClients.build(SageMakerClient.builder())),
                        definitions)
                .adapter(glue)
                .schedule(PollSchedule.fixed(Duration.ofSeconds(1)))
                .build();
    }
}
