package io.github.callbackpoller.benchmarks.requests;

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
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * What every contender has before it: many steps wait for runs of one job, and each message is sent
 * again with the shortest delay, so that there is always more to check than can be checked.
 */
public final class Workload {
    /** The Glue job. */
    public static final String JOB = "glue-nyc-taxi";

    /** How many runs it has: as many as a page of GetJobRuns holds. */
    static final int RUNS = 200;

    /** How many messages there are. */
    static final int MESSAGES = 20_000;

    /** Seconds after which a message comes again. */
    public static final int DELAY_SECONDS = 1;

    private Workload() {}

    static String runId(int number) {
        return String.format(Locale.ROOT, "jr_%064d", number % RUNS);
    }

    /** The body of a message in the middle of its watch. */
    static String body(int number, Instant now) {
        var step =
                new CallbackStep(
                        CallbackToken.of(String.format(Locale.ROOT, "t%09d", number)),
                        new ExecutionArn(
                                "arn:aws:sagemaker:us-east-2:123456789012:pipeline/taxi/execution/"
                                        + String.format(Locale.ROOT, "%012d", number)),
                        new JobKey(String.format(Locale.ROOT, "%064x", number)));
        var watch =
                new Phase.Watch(
                        new Job("taxi-prep", "glue", Map.of("s3_data_out", "s3://out")),
                        new JobHandle("glue", JOB + "/" + runId(number)),
                        now.minus(Duration.ofMinutes(10)),
                        true,
                        now,
                        RunHistory.none());
        var timing = new Timing(now, now, false, now.plus(Duration.ofHours(20)));
        return MessageCodec.encode(
                new PollerMessage(step, new Rank(0, 3), timing, Tally.NONE, watch));
    }
}
