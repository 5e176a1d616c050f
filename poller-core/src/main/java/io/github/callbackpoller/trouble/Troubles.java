package io.github.callbackpoller.trouble;

import io.github.callbackpoller.time.NanoClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    public void failed(Trouble trouble) {
        failed(trouble, Optional.empty());
    }

    /** A call has failed for a reason whose stack trace helps. */
    public void failed(Trouble trouble, Throwable error) {
        failed(trouble, Optional.of(error));
    }

    private synchronized void failed(Trouble trouble, Optional<Throwable> error) {
        var key = new Key(trouble.scope(), trouble.code());
        var course = courses.computeIfAbsent(key, absent -> new Course(clock.nanos()));
        course.failed(trouble, clock.nanos());
        if (course.isToBeSaid()) {
            log.atWarn().setCause(error.orElse(null)).log(course.words(trouble, consequence));
            course.said();
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

    private void end(Key key, Course course) {
        if (course.open) {
            log.info(
                    "{} works again after {} s; failed calls: {} ({})",
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

        String words(Trouble trouble, String consequence) {
            var words =
                    open
                            ? List.of(
                                    trouble.scope() + " still " + trouble.problem() + ":",
                                    failures + " failed calls in " + lasted().toSeconds() + " s.",
                                    trouble.remedy())
                            : List.of(
                                    trouble.scope() + " " + trouble.problem() + ".",
                                    consequence,
                                    trouble.remedy());
            return String.join(" ", words).strip();
        }

        Duration lasted() {
            return clock.since(since);
        }

        private boolean isLong(long reading, Duration time) {
            return clock.since(reading).compareTo(time) >= 0;
        }
    }
}
