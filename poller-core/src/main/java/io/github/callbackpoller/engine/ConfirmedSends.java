package io.github.callbackpoller.engine;

import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.Rank;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers of which messages this process has seen a later one confirmed on the queue, so that the
 * second chain that a crash between send and acknowledge leaves dies out. Bounded; what is
 * forgotten costs a check, never a message. Thread-safe.
 *
 * <p>START and WATCH have one memory per step: whoever comes later knows as much. A STOP or an
 * ANSWER ends the step, and two may end it in different words: it is superseded only by one that
 * says the very same under a later rank. That one does all that the earlier would do, and as ranks
 * only grow along a chain, the latest of them is never superseded.
 */
public final class ConfirmedSends {
    private record Confirmed(Recency recency, Optional<JobHandle> run) {
        static Confirmed of(PollerMessage message) {
            return new Confirmed(Recency.of(message), runOf(message));
        }
    }

    private final Map<JobKey, Confirmed> latest;
    private final Map<Ending, Rank> endings;

    /**
     * @param most how many steps are remembered, and how many ends of steps
     */
    public ConfirmedSends(int most) {
        latest = new Recent<>(most);
        endings = new Recent<>(most);
    }

    /** A message is on the queue for sure. */
    public synchronized void confirmed(PollerMessage message) {
        if (goesOn(message)) {
            latest.merge(
                    message.step().key(),
                    Confirmed.of(message),
                    (before, now) -> now.recency().compareTo(before.recency()) > 0 ? now : before);
        } else {
            endings.merge(
                    Ending.of(message),
                    message.rank(),
                    (before, now) -> now.compareTo(before) > 0 ? now : before);
        }
    }

    /** Whether a later message of the step was confirmed that makes this one needless. */
    public synchronized boolean supersede(PollerMessage message) {
        return goesOn(message) ? supersedeGoing(message) : supersedeEnding(message);
    }

    /**
     * One that watches another run does not know as much: it may have been answered since, and
     * nobody would stop this run.
     */
    private boolean supersedeGoing(PollerMessage message) {
        var known = latest.get(message.step().key());
        return known != null
                && Recency.of(message).compareTo(known.recency()) < 0
                && (runOf(message).isEmpty() || runOf(message).equals(known.run()));
    }

    private boolean supersedeEnding(PollerMessage message) {
        var known = endings.isEmpty() ? null : endings.get(Ending.of(message));
        return known != null && message.rank().compareTo(known) < 0;
    }

    private static Optional<JobHandle> runOf(PollerMessage message) {
        return message.phase()
                .match(
                        start -> Optional.empty(),
                        watch -> Optional.of(watch.handle()),
                        stop -> Optional.empty(),
                        answer -> Optional.empty());
    }

    private static boolean goesOn(PollerMessage message) {
        return message.phase().match(start -> true, watch -> true, stop -> false, answer -> false);
    }

    /** A map that forgets what was not used for longest. */
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {
        private static final long serialVersionUID = 1L;
        private static final float LOAD_FACTOR = 0.75f;

        private final int most;

        Recent(int most) {
            super(16, LOAD_FACTOR, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
