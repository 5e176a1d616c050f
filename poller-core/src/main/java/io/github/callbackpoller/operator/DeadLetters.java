package io.github.callbackpoller.operator;

import io.github.callbackpoller.decision.FailureReason;
import io.github.callbackpoller.decision.StepView.State;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.message.StepKeys;
import io.github.callbackpoller.port.Callbacks;
import io.github.callbackpoller.port.MessageSender;
import io.github.callbackpoller.port.Outgoing;
import io.github.callbackpoller.sqs.Letter;
import io.github.callbackpoller.sqs.LetterBox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What an operator does with messages that nobody handles any more. A message is deleted only when
 * what was done instead of it is confirmed; else it is put back. Thread-safe.
 */
public final class DeadLetters {
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

    /** Sends messages to the queues they belong on, byte for byte. */
    public List<Result> redrive(LetterBox box, int most, Predicate<LetterFacts> which) {
        return each(box, most, which, this::sendAgain);
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
        var left = new ArrayList<Letter>(box.take(most));
        var results = new ArrayList<Result>();
        try {
            for (var letter : List.copyOf(left)) {
                var facts = read(letter);
                if (which.test(facts)) {
                    var result = work.apply(facts);
                    if (result.done()) {
                        box.delete(letter);
                        left.remove(letter);
                    }
                    results.add(result);
                }
            }
            return results;
        } finally {
            box.putBack(left);
        }
    }

    private LetterFacts read(Letter letter) {
        return LetterFacts.of(letter, keys);
    }

    private Result sendAgain(LetterFacts facts) {
        if (facts.home().isEmpty()) {
            return new Result(facts, false, "no host can read it; see 'dead-letters fail'");
        }
        var home = facts.home().get();
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
