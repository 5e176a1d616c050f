package io.github.callbackpoller.lambda.snapstart;

import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.RunHistory;
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
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** A check that leads nowhere, for a poller over {@link CannedAws}. */
public final class CannedCheck {
    /** The job whose run it is. */
    static final String JOB = "none";

    private static final Duration HOUR = Duration.ofHours(1);

    private CannedCheck() {}

    /** A message that watches a Glue job; empty if no definition has one. */
    public static Optional<Received> of(JobDefinitions definitions, Instant now) {
        return definitions.byName().values().stream()
                .filter(definition -> definition.type().equals(GlueJobAdapter.TYPE))
                .findFirst()
                .map(definition -> watch(definition.name(), now))
                .map(
                        message ->
                                new Received(
                                        QueueName.CHECK,
                                        MessageCodec.encode(message),
                                        "",
                                        1,
                                        Optional.of(now),
                                        now.plus(HOUR)));
    }

    private static PollerMessage watch(String definition, Instant now) {
        var step =
                new CallbackStep(
                        CallbackToken.of("0000000000"),
                        new ExecutionArn(
                                "arn:aws:sagemaker:us-east-1:000000000000:pipeline/none"
                                        + "/execution/000000000000"),
                        new JobKey("0".repeat(64)));
        var watch =
                new Phase.Watch(
                        new Job(definition, GlueJobAdapter.TYPE, Map.of()),
                        new JobHandle(GlueJobAdapter.TYPE, JOB + "/" + CannedAws.RUN),
                        now.minus(HOUR),
                        true,
                        now,
                        RunHistory.none());
        var timing = new Timing(now.minus(HOUR), now, false, now.plus(HOUR));
        return new PollerMessage(step, new Rank(0, 1), timing, Tally.NONE, watch);
    }
}
