package io.github.callbackpoller.engine;

import io.github.callbackpoller.decision.Later;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.Rank;
import io.github.callbackpoller.message.StopCause;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers which messages this process has seen confirmed on the queue, so that the second chain
 * that a crash between send and acknowledge leaves dies out: an earlier message need not be acted
 * on if a later one does all that it would do. Bounded; what is forgotten costs a check, never a
 * message. Thread-safe.
 *
 * <p>A START or WATCH is superseded by any later one of its step that is about the same run, also
 * by a STOP for whose step nobody waits, for it would become the same. Any other STOP or an ANSWER
 * is to tell the step something, and two may tell it different things: it is superseded only by one
 * that says the same under a later rank, and goes on for as long. Ranks are ordered, so the latest
 * is never superseded.
 */
public final class ConfirmedSends {
    private final Map<JobKey, Confirmed> latest;
    private final Map<Ending, Patience> endings;

    private record Confirmed(Recency recency, Optional<JobHandle> run) {
        static Confirmed of(PollerMessage message) {
            return new Confirmed(Recency.of(message), runOf(message));
        }
    }

    private record Patience(Rank rank, Instant deadline) {
        static Patience of(PollerMessage message) {
            return new Patience(message.rank(), message.timing().deadline());
        }

        boolean outlasts(Patience other) {
            return rank.compareTo(other.rank) > 0 && !deadline.isBefore(other.deadline);
        }
    }

    /**
     * @param most how many steps are remembered, and how many ends of steps
     */
    public ConfirmedSends(int most) {
        latest = new Recent<>(most);
        endings = new Recent<>(most);
    }

    /** A message is on the queue for sure. */
    public synchronized void confirmed(PollerMessage message) {
        if (goesOn(message) || stopsForNobody(message)) {
            latest.merge(
                    message.step().key(),
                    Confirmed.of(message),
                    (before, now) -> now.recency().compareTo(before.recency()) > 0 ? now : before);
        }
        if (!goesOn(message)) {
            endings.merge(
                    Ending.of(message),
                    Patience.of(message),
                    (before, now) -> now.rank().compareTo(before.rank()) > 0 ? now : before);
        }
    }

    /**
     * A message has done its work, and is on the queue no more. An earlier START can't rely on it
     * any longer to look for runs; what is about the same run has nothing left to do.
     */
    public synchronized void done(PollerMessage message) {
        latest.computeIfPresent(
                message.step().key(),
                (key, known) -> known.run().isEmpty() && !isEarlier(message, known) ? null : known);
    }

    /** The later message of the step that supersedes this one, if one is known. */
    public synchronized Optional<Later> laterThan(PollerMessage message) {
        return goesOn(message) ? laterGoing(message) : laterEnding(message);
    }

    /**
     * One that is about another run does not know as much: its step may have been answered since,
     * and nobody would stop this run.
     */
    private Optional<Later> laterGoing(PollerMessage message) {
        return Optional.ofNullable(latest.get(message.step().key()))
                .filter(known -> isEarlier(message, known))
                .filter(known -> runOf(message).isEmpty() || runOf(message).equals(known.run()))
                .map(known -> new Later(known.run()));
    }

    private Optional<Later> laterEnding(PollerMessage message) {
        return Optional.ofNullable(endings.get(Ending.of(message)))
                .filter(known -> known.outlasts(Patience.of(message)))
                .map(known -> new Later(runOf(message)));
    }

    private static boolean isEarlier(PollerMessage message, Confirmed known) {
        return Recency.of(message).compareTo(known.recency()) < 0;
    }

    private static Optional<JobHandle> runOf(PollerMessage message) {
        return message.phase()
                .match(
                        start -> Optional.empty(),
                        watch -> Optional.of(watch.handle()),
                        Phase.Stop::handle,
                        answer -> Optional.empty());
    }

    private static boolean goesOn(PollerMessage message) {
        return message.phase().match(start -> true, watch -> true, stop -> false, answer -> false);
    }

    private static boolean stopsForNobody(PollerMessage message) {
        return message.phase()
                .match(
                        start -> false,
                        watch -> false,
                        stop -> stop.cause() == StopCause.NOBODY_WAITS,
                        answer -> false);
    }
}
