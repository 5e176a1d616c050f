package io.github.callbackpoller.fuzz;

import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.message.CallbackToken;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.message.Job;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.Rank;
import io.github.callbackpoller.message.StopCause;
import io.github.callbackpoller.message.Tally;
import io.github.callbackpoller.message.Timing;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Messages with anything in them that their types allow; times are whole milliseconds. */
final class RandomMessages {
    private static final String TOKEN_LETTERS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private RandomMessages() {}

    static PollerMessage message(RandomGenerator random) {
        return new PollerMessage(
                step(random),
                new Rank(random.nextLong(), count(random)),
                new Timing(time(random), time(random), random.nextBoolean(), time(random)),
                new Tally(
                        count(random), count(random), count(random), count(random), count(random)),
                phase(random));
    }

    private static CallbackStep step(RandomGenerator random) {
        return new CallbackStep(
                CallbackToken.of(letters(random, TOKEN_LETTERS, 10)),
                random.nextInt(9) == 0 ? ExecutionArn.UNKNOWN : execution(random),
                new JobKey(letters(random, "0123456789abcdef", 64)));
    }

    private static ExecutionArn execution(RandomGenerator random) {
        var name = "x" + Values.text(random).replace("/", "");
        var value =
                "arn:aws-cn:sagemaker:cn-1:012345678901:pipeline/" + name + "/execution/" + name;
        return ExecutionArn.isArn(value) ? new ExecutionArn(value) : ExecutionArn.UNKNOWN;
    }

    private static Phase phase(RandomGenerator random) {
        var job = new Job(Values.text(random), Values.text(random), Values.texts(random));
        var handle = new JobHandle(job.type(), Values.text(random));
        return switch (random.nextInt(5)) {
            case 0 -> new Phase.Start(Values.text(random), Values.texts(random));
            case 1 ->
                    new Phase.Watch(
                            job,
                            handle,
                            time(random),
                            random.nextBoolean(),
                            random.nextBoolean() ? Instant.EPOCH : time(random),
                            new RunHistory(
                                    random.ints(random.nextInt(21), 0, Integer.MAX_VALUE)
                                            .boxed()
                                            .toList()));
            case 2 ->
                    new Phase.Stop(
                            job,
                            Optional.of(handle).filter(h -> random.nextBoolean()),
                            time(random),
                            StopCause.values()[random.nextInt(StopCause.values().length)]);
            case 3 -> new Phase.Answer(new JobOutcome.Succeeded(Values.texts(random)));
            default -> new Phase.Answer(new JobOutcome.Failed(Values.text(random)));
        };
    }

    private static Instant time(RandomGenerator random) {
        return Instant.ofEpochMilli(
                random.nextLong(random.nextInt(4) == 0 ? 253_402_300_800_000L : 1L << 41));
    }

    private static int count(RandomGenerator random) {
        return random.nextInt(3) == 0 ? 0 : random.nextInt(Integer.MAX_VALUE);
    }

    private static String letters(RandomGenerator random, String from, int length) {
        var letters = new StringBuilder();
        for (int index = 0; index < length; index++) {
            letters.append(from.charAt(random.nextInt(from.length())));
        }
        return letters.toString();
    }
}
