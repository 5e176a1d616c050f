package io.github.callbackpoller.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.callbackpoller.port.QueueName;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of a time limit with which no job is ever started. A function learns its limit by its first
 * invocation. Thread-safe.
 */
final class ShortTime {
    private static final Logger LOG = LoggerFactory.getLogger(ShortTime.class);

    /** What a limit of 20 s leaves when the handler is reached, at least. */
    private static final Duration NEEDED = Duration.ofSeconds(19);

    private final AtomicBoolean asked = new AtomicBoolean();

    /** Says so once, if it is so. */
    void warn(Role role, Context context) {
        if (!asked.getAndSet(true) && isTooShort(role, context)) {
            LOG.warn(
                    "This function's time limit is too short to start jobs: {} s are left of it."
                            + " Messages are sent again until their start deadline. Set its timeout"
                            + " to 20 s or more, better 60 s",
                    context.getRemainingTimeInMillis() / 1000);
        }
    }

    static boolean isTooShort(Role role, Context context) {
        return role.isFor(QueueName.CALLBACK)
                && context.getRemainingTimeInMillis() < NEEDED.toMillis();
    }
}
