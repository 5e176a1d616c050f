package io.github.callbackpoller.engine;

import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.message.PollerMessage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers, per step, the highest rank whose send this process saw confirmed, for START and WATCH
 * alone. A message of lower rank has a successor on the queue and need not be looked at: so the
 * second chain that a crash between send and acknowledge leaves dies out. Bounded; what is
 * forgotten costs a check, never a message. Thread-safe.
 */
public final class ConfirmedSends {
    private static final float LOAD_FACTOR = 0.75f;

    private final Map<JobKey, Recency> latest;

    /**
     * @param most how many steps are remembered
     */
    public ConfirmedSends(int most) {
        latest =
                new LinkedHashMap<>(16, LOAD_FACTOR, true) {
                    private static final long serialVersionUID = 1L;

                    @Override
                    protected boolean removeEldestEntry(Map.Entry<JobKey, Recency> eldest) {
                        return size() > most;
                    }
                };
    }

    /** A message is on the queue for sure. */
    public synchronized void confirmed(PollerMessage message) {
        if (ranks(message)) {
            latest.merge(
                    message.step().key(),
                    Recency.of(message),
                    (before, now) -> now.compareTo(before) > 0 ? now : before);
        }
    }

    /** Whether a later message of the step was confirmed. */
    public synchronized boolean supersede(PollerMessage message) {
        var known = latest.get(message.step().key());
        return known != null && ranks(message) && Recency.of(message).compareTo(known) < 0;
    }

    private static boolean ranks(PollerMessage message) {
        return message.phase().match(start -> true, watch -> true, stop -> false, answer -> false);
    }
}
