package io.github.callbackpoller.benchmarks.coldstart;

import io.github.callbackpoller.benchmarks.standin.Json;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.message.CallbackToken;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.message.Job;
import io.github.callbackpoller.message.KeyDerivation;
import io.github.callbackpoller.message.MessageCodec;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.Rank;
import io.github.callbackpoller.message.Tally;
import io.github.callbackpoller.message.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The event of a check in the middle of a job: one status to read, one message to send again. */
final class CheckEvent {
    static final String QUEUE_ARN = "arn:aws:sqs:us-east-2:123456789012:check";

    private CheckEvent() {}

    /**
     * @param started when the job started
     * @param now the time
     */
    static String at(Instant started, Instant now) {
        var millis = Long.toString(now.toEpochMilli());
        var record =
                Map.of(
                        "messageId",
                        "059f36b4-87a3-44ab-83d2-661975830a7d",
                        "receiptHandle",
                        "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a",
                        "body",
                        MessageCodec.encode(watch(started, now)),
                        "attributes",
                        Map.of(
                                "ApproximateReceiveCount",
                                "1",
                                "SentTimestamp",
                                millis,
                                "SenderId",
                                "AIDAIENQZJOLO23YVJ4VO",
                                "ApproximateFirstReceiveTimestamp",
                                millis),
                        "messageAttributes",
                        Map.of(),
                        "eventSource",
                        "aws:sqs",
                        "eventSourceARN",
                        QUEUE_ARN,
                        "awsRegion",
                        "us-east-2");
        return Json.write(Map.of("Records", List.of(record)));
    }

    private static PollerMessage watch(Instant started, Instant now) {
        var token = CallbackToken.of("26vcYbeWsZ");
        var execution =
                new ExecutionArn(
                        "arn:aws:sagemaker:us-east-2:123456789012:pipeline/taxi"
                                + "/execution/7pinimwddh3a");
        var step = KeyDerivation.derive(token, execution);
        var watch =
                new Phase.Watch(
                        new Job("taxi-prep", "glue", Map.of("s3_data_out", "s3://out")),
                        new JobHandle("glue", "glue-nyc-taxi/jr_1"),
                        started,
                        true,
                        now,
                        RunHistory.none());
        var deadline = started.plus(Duration.ofHours(2));
        return new PollerMessage(
                step, new Rank(0, 3), new Timing(started, now, false, deadline), Tally.NONE, watch);
    }
}
