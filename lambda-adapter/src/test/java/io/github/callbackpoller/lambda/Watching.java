package io.github.callbackpoller.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.lambda.settings.FunctionSettings;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.message.CallbackToken;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.message.Job;
import io.github.callbackpoller.message.MessageCodec;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.Rank;
import io.github.callbackpoller.message.Tally;
import io.github.callbackpoller.message.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;

/** Checks of Glue jobs that run, each of a job of its own, and a function for them. */
final class Watching {
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private Watching() {}

    static FunctionSettings settings() {
        return FunctionSettings.of(
                Map.of(
                        "AWS_REGION",
                        "us-east-2",
                        "CALLBACK_QUEUE_URL",
                        Events.URL + "callback",
                        "CHECK_QUEUE_URL",
                        Events.URL + "check",
                        "METRICS",
                        "false",
                        "JOBS_JSON",
                        "{\"jobs\": {\"taxi\": {\"type\": \"glue\", \"jobName\": \"taxi\"}}}"));
    }

    /** A batch of checks whose last was so and so many steps ago. */
    static SQSMessage[] checks(int count, int step) {
        return IntStream.range(0, count)
                .mapToObj(
                        job ->
                                Events.record(
                                        "check",
                                        "m" + job,
                                        MessageCodec.encode(message(job, step))))
                .toArray(SQSMessage[]::new);
    }

    private static PollerMessage message(int job, int step) {
        var now = Instant.now();
        var waiting =
                new CallbackStep(
                        CallbackToken.of("000000000" + job),
                        new ExecutionArn(
                                "arn:aws:sagemaker:us-east-2:123456789012:pipeline/taxi"
                                        + "/execution/00000000000"
                                        + job),
                        new JobKey(String.valueOf(job).repeat(64)));
        var watch =
                new Phase.Watch(
                        new Job("taxi", GlueJobAdapter.TYPE, Map.of()),
                        new JobHandle(GlueJobAdapter.TYPE, "job-" + job + "/jr_" + job),
                        now.minus(A_WHILE),
                        true,
                        now,
                        RunHistory.none());
        var timing = new Timing(now.minus(A_WHILE), now, false, now.plus(A_WHILE));
        return new PollerMessage(waiting, new Rank(0, step), timing, Tally.NONE, watch);
    }
}
