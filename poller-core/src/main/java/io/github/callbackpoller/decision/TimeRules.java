package io.github.callbackpoller.decision;

import java.time.Duration;
import java.time.Instant;

/** What becomes of a decision when the host's time for the batch runs out. */
public final class TimeRules {
    private static final String WHY = "the batch took too long";

    private TimeRules() {}

    /**
     * The decision if there is still time to act on it. Only effects outside the queues take time;
     * a message that follows is sent in any case.
     *
     * @param decision what was decided
     * @param here how the message came, now
     * @param finishBy until when new effects may be begun
     */
    public static Decision inTime(Decision decision, Circumstances here, Instant finishBy) {
        if (here.now().isBefore(finishBy) && !losesSight(decision, here)) {
            return decision;
        }
        boolean mayWait =
                decision instanceof Decision.StartJob || decision instanceof Decision.Answer;
        return mayWait ? later(here) : decision;
    }

    /** What becomes of a message that was not looked at for lack of time. */
    public static Decision later(Circumstances here) {
        return later(here.receiveCount());
    }

    /**
     * Back to the queue the first time; from the second receive on sent again, so that receives are
     * not used up.
     *
     * @param receiveCount how often the message was received
     */
    public static Decision later(int receiveCount) {
        return receiveCount <= 1
                ? new Decision.HandBack(WHY)
                : new Decision.Resend(Duration.ZERO, Happening.HANDED_BACK, WHY);
    }

    /** Another host could receive the message while this one starts its job. */
    private static boolean losesSight(Decision decision, Circumstances here) {
        return decision instanceof Decision.StartJob
                && here.now().plus(Limits.START_MARGIN).isAfter(here.invisibleUntil());
    }
}
