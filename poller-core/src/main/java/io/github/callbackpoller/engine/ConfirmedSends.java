package io.github.callbackpoller.engine;

import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.message.PollerMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers, per step, the highest rank whose send this process saw confirmed, for START and WATCH
 * alone. A message of lower rank has a successor on the queue and need not be looked at: so the
 * second chain that a crash between send and acknowledge leaves dies out. Bounded; what is
 * forgotten costs a check, never a message. Thread-safe.
 */
public final class ConfirmedSends {
    private static final float LOAD_FACTOR = 0.75f;

    private record Confirmed(Recency recency, Optional<JobHandle> run) {
        static Confirmed of(PollerMessage message) {
            return new Confirmed(Recency.of(message), runOf(message));
        }
    }

    private final Map<JobKey, Confirmed> latest;

    /**
     * @param most how many steps are remembered
     */
    public ConfirmedSends(int most) {
        latest =
                new LinkedHashMap<>(16, LOAD_FACTOR, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<JobKey, Confirmed> eldest) {
                        return size() > most;
                    }
                };
    }

    /** A message is on the queue for sure. */
    public synchronized void confirmed(PollerMessage message) {
        if (ranks(message)) {
            latest.merge(
                    message.step().key(),
                    Confirmed.of(message),
                    (before, now) -> now.recency().compareTo(before.recency()) > 0 ? now : before);
        }
    }

    /**
     * Whether a later message of the step was confirmed that knows as much. One that watches
     * another run does not: it may have been answered since, and nobody would stop this run.
     */
    public synchronized boolean supersede(PollerMessage message) {
        var known = latest.get(message.step().key());
        return known != null
                && ranks(message)
                && Recency.of(message).compareTo(known.recency()) < 0
                && (runOf(message).isEmpty() || runOf(message).equals(known.run()));
    }

    private static Optional<JobHandle> runOf(PollerMessage message) {
        return message.phase()
                .match(
                        start -> Optional.empty(),
                        watch -> Optional.of(watch.handle()),
                        stop -> Optional.empty(),
                        answer -> Optional.empty());
    }

    private static boolean ranks(PollerMessage message) {
        return message.phase().match(start -> true, watch -> true, stop -> false, answer -> false);
    }
}
