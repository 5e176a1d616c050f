package io.github.callbackpoller.operator;

import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.message.Decoded;
import io.github.callbackpoller.message.MessageCodec;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.StepKeys;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sqs.Letter;
import java.time.Instant;
import java.util.Optional;

/**
 * What may be told of a message.
 *
 * @param letter the message
 * @param what its phase, or what it is instead
 * @param step who waits, if that can be read
 * @param firstSeen when the step was first seen; for SageMaker's own message, when it was sent
 * @param definition the job definition's name, if the message has chosen one
 * @param own the message, if it is the poller's own and of a version that is known
 * @param home the queue that it belongs on, if it can be read
 */
public record LetterFacts(
        Letter letter,
        String what,
        Optional<CallbackStep> step,
        Instant firstSeen,
        Optional<String> definition,
        Optional<PollerMessage> own,
        Optional<QueueName> home) {

    /** Reads a message. */
    public static LetterFacts of(Letter letter, StepKeys keys) {
        var sentAt = letter.sentAt().orElse(Instant.EPOCH);
        return MessageCodec.decode(letter.body())
                .match(
                        callback ->
                                new LetterFacts(
                                        letter,
                                        callback.message().stopping()
                                                ? "stop by the pipeline"
                                                : "SageMaker's message",
                                        Optional.of(
                                                keys.step(
                                                        callback.message().token(),
                                                        callback.message().execution())),
                                        sentAt,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(QueueName.CALLBACK)),
                        own -> own(letter, own.message()),
                        foreign ->
                                new LetterFacts(
                                        letter,
                                        "for a newer host: " + foreign.what(),
                                        Optional.of(foreign.step()),
                                        foreign.firstSeen(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(QueueName.CHECK)),
                        unreadable -> unreadable(letter, unreadable, keys, sentAt));
    }

    private static LetterFacts own(Letter letter, PollerMessage message) {
        return new LetterFacts(
                letter,
                message.phase().label(),
                Optional.of(message.step()),
                message.timing().firstSeen(),
                message.phase()
                        .match(
                                start -> Optional.of(start.definition()),
                                watch -> Optional.of(watch.job().definition()),
                                stop -> Optional.of(stop.job().definition()),
                                answer -> Optional.empty()),
                Optional.of(message),
                Optional.of(
                        message.phase() instanceof Phase.Start
                                ? QueueName.CALLBACK
                                : QueueName.CHECK));
    }

    private static LetterFacts unreadable(
            Letter letter, Decoded.Unreadable unreadable, StepKeys keys, Instant sentAt) {
        return new LetterFacts(
                letter,
                "unreadable: " + unreadable.reason(),
                unreadable.token().map(token -> keys.step(token, unreadable.execution())),
                sentAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The key of who waits, or nothing. */
    public String key() {
        return step.map(known -> known.key().value()).orElse("");
    }

    /** Whether only its envelope can be read. */
    boolean isForNewerHost() {
        return own.isEmpty() && home.filter(QueueName.CHECK::equals).isPresent();
    }

    /** Shows no body, which holds a token. */
    @Override
    public String toString() {
        return "LetterFacts[" + letter + ", " + what + "]";
    }
}
