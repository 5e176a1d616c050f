package io.github.callbackpoller.decision;

import io.github.callbackpoller.message.PollerMessage;
import java.time.Instant;

/**
 * A step that SageMaker runs again may get the token it had, and for a while be shown as it was:
 * over, and begun long before the message about it was sent.
 */
final class EarlierAttempt {
    private EarlierAttempt() {}

    /** Whether a view may be of the attempt before the one that a message is about. */
    static boolean isShown(StepView view, PollerMessage message, Instant now) {
        var firstSeen = message.timing().firstSeen();
        boolean begunBefore =
                view.startedAt()
                        .filter(began -> began.isBefore(firstSeen.minus(Limits.SETTLES_AFTER)))
                        .isPresent();
        int looks = message.tally().misses() + message.tally().checksDone();
        boolean mayChange =
                now.isBefore(firstSeen.plus(Limits.CLOCK_MARGIN))
                        || looks < Limits.LOOKS_AT_EARLIER_ATTEMPT;
        return view.state() == StepView.State.OVER && begunBefore && mayChange;
    }
}
