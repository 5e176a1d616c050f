package io.github.callbackpoller.sandbox.behaviour;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where the events of jobs are sent, as a rule of EventBridge has it, and how many go wrong: best
 * effort loses some and doubles some. What goes wrong is spread evenly. Thread-safe.
 */
public final class EventRoute {
    /** Nothing is sent. */
    public static final Setting NONE = new Setting(Optional.empty(), 0, 0);

    private final AtomicLong sent = new AtomicLong();
    private volatile Setting setting = NONE;

    /** Nothing is sent. */
    public EventRoute() {}

    /**
     * A rule.
     *
     * @param queueUrl where events are sent; empty if nowhere
     * @param lost the share of events that never arrive, from 0 to 1
     * @param doubled the share of events that arrive twice, from 0 to 1
     */
    public record Setting(Optional<String> queueUrl, double lost, double doubled) {
        /**
         * @throws IllegalArgumentException if a share is not between 0 and 1
         */
        public Setting {
            share("lost", lost);
            share("doubled", doubled);
        }

        private static void share(String name, double share) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException(name + " is from 0 to 1, not " + share);
            }
        }
    }

    /** The rule that holds. */
    public Setting get() {
        return setting;
    }

    /** Sets the rule. */
    public void set(Setting rule) {
        setting = rule;
    }

    /** Nothing is sent any more. */
    public void reset() {
        setting = NONE;
    }

    /** How often the next event arrives: 0, 1 or 2 times. */
    public int arrivals() {
        long number = sent.getAndIncrement();
        if (falls(setting.lost(), number)) {
            return 0;
        }
        return falls(setting.doubled(), number) ? 2 : 1;
    }

    private static boolean falls(double share, long number) {
        return Math.floor((number + 1) * share) > Math.floor(number * share);
    }
}
