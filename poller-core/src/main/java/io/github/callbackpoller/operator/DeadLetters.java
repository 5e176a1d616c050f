package io.github.callbackpoller.operator;

import io.github.callbackpoller.decision.FailureReason;
import io.github.callbackpoller.decision.StepView.State;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.message.StepKeys;
import io.github.callbackpoller.port.Callbacks;
import io.github.callbackpoller.port.MessageSender;
import io.github.callbackpoller.port.Outgoing;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sqs.Letter;
import io.github.callbackpoller.sqs.LetterBox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What an operator does with messages that nobody handles any more. A message is deleted only when
 * what was done instead of it is confirmed; else it is put back. Thread-safe.
 */
public final class DeadLetters {
    /** So few are out at a time that all are done before they come back by themselves. */
    private static final int TOGETHER = 10;

    private final MessageSender sender;
    private final Callbacks callbacks;
    private final StepKeys keys;

    /**
     * @param sender where messages are sent again
     * @param callbacks tells SageMaker
     * @param keys how steps get their keys
     */
    public DeadLetters(MessageSender sender, Callbacks callbacks, StepKeys keys) {
        this.sender = sender;
        this.callbacks = callbacks;
        this.keys = keys;
    }

    /**
     * What became of a message.
     *
     * @param letter the message
     * @param done whether it was done; if not, the message is where it was
     * @param detail what was done, or why not
     */
    public record Result(LetterFacts letter, boolean done, String detail) {}

    /** What stands on a queue: each message is put back at once. */
    public List<LetterFacts> list(LetterBox box, int most) {
        var letters = box.take(most);
        try {
            return letters.stream().map(this::read).toList();
        } finally {
            box.putBack(letters);
        }
    }

    /**
     * Sends messages to the queues they belong on, byte for byte.
     *
     * @param from what the box is, which tells where a message for a newer host came from
     */
    public List<Result> redrive(
            LetterBox box, QueueName from, int most, Predicate<LetterFacts> which) {
        return each(box, most, which, letter -> sendAgain(letter, from));
    }

    /** Tells the steps of messages that they have failed. */
    public List<Result> fail(LetterBox box, int most, Predicate<LetterFacts> which, String reason) {
        var outcome = new JobOutcome.Failed(FailureReason.of(reason));
        return each(box, most, which, letter -> fail(letter, outcome));
    }

    private List<Result> each(
            LetterBox box,
            int most,
            Predicate<LetterFacts> which,
            Function<LetterFacts, Result> work) {
        var left = new LinkedHashMap<String, Letter>();
        var seen = new HashSet<String>();
        var results = new ArrayList<Result>();
        boolean more = true;
        try {
            while (more) {
                int asked = Math.min(TOGETHER, most - seen.size());
                var letters = box.take(asked);
                letters.forEach(letter -> left.put(letter.id(), letter));
                var unseen = letters.stream().filter(letter -> seen.add(letter.id())).toList();
                for (var letter : unseen) {
                    each(box, read(letter), which, work)
                            .ifPresent(
                                    result -> {
                                        results.add(result);
                                        if (result.done()) {
                                            left.remove(letter.id());
                                        }
                                    });
                }
                more = letters.size() == asked && !unseen.isEmpty() && seen.size() < most;
            }
            return results;
        } finally {
            box.putBack(left.values());
        }
    }

    private static Optional<Result> each(
            LetterBox box,
            LetterFacts facts,
            Predicate<LetterFacts> which,
            Function<LetterFacts, Result> work) {
        if (!which.test(facts)) {
            return Optional.empty();
        }
        var result = work.apply(facts);
        return Optional.of(result.done() ? deleted(box, result) : result);
    }

    private static Result deleted(LetterBox box, Result result) {
        try {
            box.delete(result.letter().letter());
            return result;
        } catch (RuntimeException e) {
            var stays = result.detail() + ", but it could not be deleted: " + e.getMessage();
            return new Result(result.letter(), false, stays);
        }
    }

    private LetterFacts read(Letter letter) {
        return LetterFacts.of(letter, keys);
    }

    private Result sendAgain(LetterFacts facts, QueueName from) {
        if (facts.home().isEmpty()) {
            return new Result(facts, false, "no host can read it; see 'dead-letters fail'");
        }
        boolean forNewerHost = facts.isForNewerHost() && from.holdsDeadLetters();
        var home = forNewerHost ? from.home() : facts.home().get();
        var message = new Outgoing(home, facts.letter().body(), Duration.ZERO, "");
        var sent = sender.send(List.of(message)).get(0);
        return sent.confirmed()
                ? new Result(facts, true, "sent to the queue " + home)
                : new Result(facts, false, "could not be sent: " + sent.why());
    }

    private Result fail(LetterFacts facts, JobOutcome outcome) {
        if (facts.step().isEmpty()) {
            return new Result(facts, false, "its token can't be read, so nobody can answer it");
        }
        var step = facts.step().get();
        return callbacks
                .answer(step, facts.firstSeen(), outcome)
                .match(
                        () -> new Result(facts, true, "SageMaker has taken the failure"),
                        refused ->
                                callbacks.view(step).state() == State.OVER
                                        ? new Result(facts, true, "its step had ended already")
                                        : new Result(
                                                facts,
                                                false,
                                                "SageMaker refuses it: " + refused.why()),
                        unconfirmed ->
                                new Result(facts, false, "not confirmed: " + unconfirmed.why()));
    }
}
