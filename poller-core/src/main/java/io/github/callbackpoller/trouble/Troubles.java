package io.github.callbackpoller.trouble;

import io.github.callbackpoller.time.NanoClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;

/**
 * Says of troubles, however many calls they fail: at WARN when one begins and then every five
 * minutes, at INFO when it is over. One that comes and goes is said no more often. Remembers a
 * hundred troubles. Thread-safe.
 */
public final class Troubles {
    private static final Duration SAID_AGAIN_AFTER = Duration.ofMinutes(5);

    /** One that is back soon is said when it has lasted as long as this. */
    private static final Duration LASTING = Duration.ofSeconds(30);

    private static final int MOST = 100;
    private static final float LOAD_FACTOR = 0.75f;

    private final Logger log;
    private final String consequence;
    private final NanoClock clock;
    private final Map<Key, Course> courses =
            new LinkedHashMap<>(16, LOAD_FACTOR, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Course> eldest) {
                    return size() > MOST;
                }
            };

    /**
     * @param log where to say it
     * @param consequence what follows from a trouble, as a sentence
     * @param clock measures how long it lasts
     */
    public Troubles(Logger log, String consequence, NanoClock clock) {
        this.log = log;
        this.consequence = consequence;
        this.clock = clock;
    }

    private record Key(String scope, String code) {}

    /** A call has failed. */
    public synchronized void failed(Trouble trouble) {
        var key = new Key(trouble.scope(), trouble.code());
        var course = courses.computeIfAbsent(key, absent -> new Course(clock.nanos()));
        course.failed(trouble, clock.nanos());
        if (course.isToBeSaid()) {
            say(trouble, course);
        }
    }

    /** A call has worked: the troubles of the scope are over, but for the partial ones. */
    public synchronized void worked(String scope) {
        courses.forEach(
                (key, course) -> {
                    if (key.scope().equals(scope) && course.isEndedNow()) {
                        end(key, course);
                    }
                });
    }

    private void say(Trouble trouble, Course course) {
        if (course.open) {
            log.warn(
                    "{} still {}: {} failures in {} s. {}",
                    trouble.scope(),
                    trouble.problem(),
                    course.failures,
                    course.lasted().toSeconds(),
                    trouble.remedy());
        } else {
            log.warn(
                    "{} {}. {} {}",
                    trouble.scope(),
                    trouble.problem(),
                    consequence,
                    trouble.remedy());
        }
        course.said();
    }

    private void end(Key key, Course course) {
        if (course.open) {
            log.info(
                    "{} works again after {} s and {} failures ({})",
                    key.scope(),
                    course.lasted().toSeconds(),
                    course.failures,
                    key.code());
        }
        course.end();
    }

    /** How a trouble has gone so far. */
    private final class Course {
        private boolean everSaid;
        private boolean open;
        private boolean failing;
        private boolean partial;
        private int failures;
        private long since;
        private long last;
        private long saidAt;

        Course(long now) {
            since = now;
            last = now;
            saidAt = now;
        }

        void failed(Trouble trouble, long now) {
            if (!failing) {
                failing = true;
                since = now;
                failures = 0;
            }
            failures++;
            last = now;
            partial = trouble.partial();
        }

        boolean isToBeSaid() {
            boolean back = !open && isLong(since, LASTING);
            return !everSaid || back || isLong(saidAt, SAID_AGAIN_AFTER);
        }

        boolean isEndedNow() {
            return failing && (!partial || isLong(last, LASTING));
        }

        void said() {
            everSaid = true;
            open = true;
            saidAt = clock.nanos();
        }

        void end() {
            failing = false;
            open = false;
        }

        Duration lasted() {
            return clock.since(since);
        }

        private boolean isLong(long reading, Duration time) {
            return clock.since(reading).compareTo(time) >= 0;
        }
    }
}
