package io.github.callbackpoller.engine;

import io.github.callbackpoller.decision.Decision;
import io.github.callbackpoller.decision.Happening;
import io.github.callbackpoller.message.MessageCodec;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.port.EventSubject;
import io.github.callbackpoller.port.Outgoing;
import io.github.callbackpoller.port.PollerEvent;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import java.time.Duration;
import java.util.Optional;

/**
 * What is left of a decision when starting, stopping and answering are done.
 *
 * @param outgoing the message to send before the received one may be acknowledged
 * @param follower what that message says, if it is the poller's own
 * @param verdict what becomes of the received message once that is confirmed
 * @param event what to tell listeners then
 */
record Dispatch(
        Optional<Outgoing> outgoing,
        Optional<PollerMessage> follower,
        Verdict verdict,
        PollerEvent event) {

    static Dispatch of(
            Decision decision, Received received, EventSubject subject, boolean hasParkingQueue) {
        return decision.match(new ByCase(received, subject, hasParkingQueue));
    }

    /** The lag is that of answers alone. */
    Dispatch lagging(Optional<Duration> lag) {
        return event.happening() == Happening.ANSWERED
                ? new Dispatch(outgoing, follower, verdict, event.lagging(lag))
                : this;
    }

    private record ByCase(Received received, EventSubject subject, boolean hasParkingQueue)
            implements Decision.Cases<Dispatch> {

        @Override
        public Dispatch requeue(Decision.Requeue requeue) {
            var next = requeue.next();
            var body = MessageCodec.encode(next);
            return new Dispatch(
                    Optional.of(new Outgoing(queueOf(next), body, requeue.delay(), "")),
                    Optional.of(next),
                    Verdict.ACKNOWLEDGE,
                    new PollerEvent(
                            requeue.happening(),
                            EventSubject.of(next).or(subject),
                            Optional.of(requeue.delay()),
                            requeue.detail()));
        }

        @Override
        public Dispatch discard(Decision.Discard discard) {
            return just(Verdict.ACKNOWLEDGE, discard.happening(), discard.detail());
        }

        @Override
        public Dispatch bury(Decision.Bury bury) {
            if (!hasParkingQueue) {
                return just(Verdict.KEEP_ASIDE, Happening.BURIED, bury.reason());
            }
            var parked =
                    new Outgoing(QueueName.PARKING, received.body(), Duration.ZERO, bury.reason());
            return sending(parked, Optional.empty(), Happening.BURIED, bury.reason());
        }

        @Override
        public Dispatch resend(Decision.Resend resend) {
            var again = new Outgoing(received.queue().home(), received.body(), resend.delay(), "");
            return sending(again, Optional.of(resend.delay()), resend.happening(), resend.detail());
        }

        @Override
        public Dispatch handBack(Decision.HandBack handBack) {
            return just(Verdict.LEAVE, Happening.HANDED_BACK, handBack.detail());
        }

        @Override
        public Dispatch startJob(Decision.StartJob startJob) {
            throw new IllegalStateException("Starting is done before");
        }

        @Override
        public Dispatch answer(Decision.Answer answer) {
            throw new IllegalStateException("Answering is done before");
        }

        /** Starting is the start host's right and duty; all else is for the check queue. */
        private static QueueName queueOf(PollerMessage next) {
            return next.phase()
                    .match(
                            start -> QueueName.CALLBACK,
                            watch -> QueueName.CHECK,
                            stop -> QueueName.CHECK,
                            answer -> QueueName.CHECK);
        }

        private Dispatch just(Verdict verdict, Happening happening, String detail) {
            var event = new PollerEvent(happening, subject, Optional.empty(), detail);
            return new Dispatch(Optional.empty(), Optional.empty(), verdict, event);
        }

        private Dispatch sending(
                Outgoing outgoing, Optional<Duration> delay, Happening happening, String detail) {
            var event = new PollerEvent(happening, subject, delay, detail);
            return new Dispatch(
                    Optional.of(outgoing), Optional.empty(), Verdict.ACKNOWLEDGE, event);
        }
    }
}
