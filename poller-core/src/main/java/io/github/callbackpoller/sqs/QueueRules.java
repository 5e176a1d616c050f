package io.github.callbackpoller.sqs;

import static io.github.callbackpoller.sqs.QueueFinding.warning;
import static java.util.Optional.empty;

import io.github.callbackpoller.port.QueueName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What is asked of each queue by itself. Pure. */
final class QueueRules {
    static final int FEWEST_RECEIVES = 3;
    static final int GOOD_RECEIVES = 5;
    static final Duration SHORTEST_VISIBILITY = Duration.ofSeconds(60);

    /** Nothing new is started from a dead-letter queue in haste. */
    static final Duration SHORTEST_VISIBILITY_OF_DEAD_LETTERS = Duration.ofSeconds(30);

    static final Duration LONGEST_VISIBILITY = Duration.ofMinutes(15);
    static final Duration SHORTEST_RETENTION = Duration.ofDays(4);
    static final Duration GOOD_RETENTION = Duration.ofDays(14);

    private static final List<Function<QueueSetup, Optional<QueueFinding>>> RULES =
            List.of(
                    QueueRules::hasDeadLetterQueue,
                    QueueRules::receivesOftenEnough,
                    QueueRules::hidesLongEnough,
                    QueueRules::showsAgainSoonEnough,
                    QueueRules::keepsLongEnough,
                    QueueRules::hasNoDelayOfItsOwn);

    private QueueRules() {}

    static Stream<QueueFinding> check(QueueSetup queue) {
        return RULES.stream().flatMap(rule -> rule.apply(queue).stream());
    }

    private static Optional<QueueFinding> hasDeadLetterQueue(QueueSetup queue) {
        boolean needsOne = queue.name() == QueueName.CALLBACK || queue.name() == QueueName.CHECK;
        if (!needsOne || queue.redrive().isPresent()) {
            return empty();
        }
        return Optional.of(
                warning(
                        queue.said() + " has no dead-letter queue",
                        "a message that fails again and again stays until it expires, and its step"
                                + " waits for ever",
                        "Create a standard queue and run: "
                                + SetAttributes.redrive(queue.url(), "ITS-ARN", GOOD_RECEIVES)));
    }

    private static Optional<QueueFinding> receivesOftenEnough(QueueSetup queue) {
        return queue.redrive()
                .filter(policy -> policy.maxReceiveCount() < FEWEST_RECEIVES)
                .map(
                        policy ->
                                warning(
                                        queue.said()
                                                + " has a maxReceiveCount of "
                                                + policy.maxReceiveCount(),
                                        "a crash or two, or a deployment, makes a dead letter of a"
                                                + " good message",
                                        "Run: "
                                                + SetAttributes.redrive(
                                                        queue.url(), policy.arn(), GOOD_RECEIVES)));
    }

    private static Optional<QueueFinding> hidesLongEnough(QueueSetup queue) {
        var shortest =
                queue.name().holdsDeadLetters()
                        ? SHORTEST_VISIBILITY_OF_DEAD_LETTERS
                        : SHORTEST_VISIBILITY;
        boolean received = queue.name() != QueueName.PARKING;
        return received && queue.visibilityTimeout().compareTo(shortest) < 0
                ? Optional.of(
                        visibility(
                                queue,
                                "a batch may use half of it, which is little: starts are put off,"
                                        + " and messages are received again",
                                SHORTEST_VISIBILITY))
                : empty();
    }

    private static Optional<QueueFinding> showsAgainSoonEnough(QueueSetup queue) {
        boolean received = queue.name() != QueueName.PARKING;
        return received && queue.visibilityTimeout().compareTo(LONGEST_VISIBILITY) > 0
                ? Optional.of(
                        visibility(
                                queue,
                                "what a crashed host had in hand waits that long",
                                SHORTEST_VISIBILITY))
                : empty();
    }

    private static QueueFinding visibility(QueueSetup queue, String why, Duration good) {
        return warning(
                queue.said()
                        + " has a visibility timeout of "
                        + queue.visibilityTimeout().toSeconds()
                        + " s",
                why,
                "Run: " + SetAttributes.seconds(queue.url(), "VisibilityTimeout", good));
    }

    /** A nudge that expires costs nothing but a check at its usual time. */
    private static Optional<QueueFinding> keepsLongEnough(QueueSetup queue) {
        boolean mayExpire = queue.name() == QueueName.NUDGE;
        if (mayExpire || queue.retention().compareTo(SHORTEST_RETENTION) >= 0) {
            return empty();
        }
        return Optional.of(
                warning(
                        queue.said()
                                + " keeps messages for "
                                + queue.retention().toSeconds()
                                + " s, which is less than 4 days",
                        "messages are lost if no host runs for that long, and their steps wait for"
                                + " ever",
                        "Run: "
                                + SetAttributes.seconds(
                                        queue.url(), "MessageRetentionPeriod", GOOD_RETENTION)));
    }

    /** On the check queue it is harmless: each of our messages brings its own delay. */
    private static Optional<QueueFinding> hasNoDelayOfItsOwn(QueueSetup queue) {
        if (queue.name() != QueueName.CALLBACK || queue.delay().isZero()) {
            return empty();
        }
        return Optional.of(
                warning(
                        queue.said() + " has a delay of " + queue.delay().toSeconds() + " s",
                        "every job starts that much later",
                        "Run: "
                                + SetAttributes.seconds(
                                        queue.url(), "DelaySeconds", Duration.ZERO)));
    }
}
