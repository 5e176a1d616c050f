package io.github.callbackpoller.sandbox.wire;

import java.time.Duration;
import java.util.Optional;

/**
 * What goes wrong with one call.
 *
 * @param failure how it fails, if it does; never {@link FaultKind#LATENCY}
 * @param delay how late the answer is
 */
record Strike(Optional<FaultKind> failure, Duration delay) {
    static final Strike NONE = new Strike(Optional.empty(), Duration.ZERO);

    /** With one fault more: the first failure stands, delays add up. */
    Strike and(Fault fault) {
        return fault.kind() == FaultKind.LATENCY
                ? new Strike(failure, delay.plus(fault.delay()))
                : new Strike(failure.or(() -> Optional.of(fault.kind())), delay);
    }

    boolean isNone() {
        return equals(NONE);
    }

    boolean preventsTheEffect() {
        return failure.filter(kind -> kind != FaultKind.LOST_RESPONSE).isPresent();
    }
}
