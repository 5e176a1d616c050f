package io.github.callbackpoller.sqs;

import static io.github.callbackpoller.sqs.QueueFinding.cantWork;
import static io.github.callbackpoller.sqs.QueueFinding.warning;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What is asked of two queues together. Pure. */
final class QueuePairRules {

    private QueuePairRules() {}

    static Stream<QueueFinding> check(List<QueueSetup> queues) {
        return IntStream.range(0, queues.size())
                .boxed()
                .flatMap(
                        first ->
                                queues.subList(first + 1, queues.size()).stream()
                                        .flatMap(second -> check(queues.get(first), second)));
    }

    private static Stream<QueueFinding> check(QueueSetup first, QueueSetup second) {
        if (first.isSameQueueAs(second)) {
            return Stream.of(same(first, second));
        }
        return Stream.concat(outlives(first, second).stream(), outlives(second, first).stream());
    }

    private static QueueFinding same(QueueSetup first, QueueSetup second) {
        var what = first.said() + " is the " + QueueSetup.words(second.name()) + " queue too";
        return first.name().holdsDeadLetters() && second.name().holdsDeadLetters()
                ? warning(
                        what,
                        "a dead letter doesn't tell where it comes from, and may be sent back to"
                                + " the wrong queue",
                        "Give each its own by a redrive policy.")
                : cantWork(
                        what,
                        "messages would be taken for what they are not, again and again",
                        "Give each purpose its own queue.");
    }

    /** A message that becomes a dead letter keeps its age: SQS counts from the first send. */
    private static Optional<QueueFinding> outlives(QueueSetup deadLetters, QueueSetup source) {
        boolean belong =
                deadLetters.name().holdsDeadLetters()
                        && !source.name().holdsDeadLetters()
                        && deadLetters.name().home() == source.name();
        if (!belong || deadLetters.retention().compareTo(source.retention()) >= 0) {
            return Optional.empty();
        }
        return Optional.of(
                warning(
                        deadLetters.said()
                                + " keeps messages for "
                                + deadLetters.retention().toSeconds()
                                + " s, less than the queue that it serves ("
                                + source.retention().toSeconds()
                                + " s)",
                        "a dead letter keeps its age, and may expire before it is rescued",
                        "Run: "
                                + SetAttributes.seconds(
                                        deadLetters.url(),
                                        "MessageRetentionPeriod",
                                        QueueRules.GOOD_RETENTION)));
    }
}
