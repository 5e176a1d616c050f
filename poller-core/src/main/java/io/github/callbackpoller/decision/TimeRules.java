package io.github.callbackpoller.decision;

import io.github.callbackpoller.message.PollerMessage;
import java.time.Duration;
import java.time.Instant;

/** What becomes of a decision when the host's time for the batch runs out. */
public final class TimeRules {
    private static final String WHY = "the batch took too long";
    private static final Duration BREATH = Duration.ofSeconds(5);

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
        boolean late = !here.now().isBefore(finishBy);
        if (decision instanceof Decision.StartJob start && (late || losesSight(here))) {
            return later(start.message(), here);
        }
        if (decision instanceof Decision.Answer answer && late) {
            return later(answer.message(), here);
        }
        return decision;
    }

    /**
     * Back to the queue the first time. From the second receive on the message is sent again, in
     * the poller's own form, so that receives are not used up and what it knows is kept.
     *
     * @param message what could not be finished
     * @param here how it came
     */
    public static Decision later(PollerMessage message, Circumstances here) {
        return here.receiveCount() <= 1
                ? new Decision.HandBack(WHY)
                : Follow.requeue(message, BREATH, here.now(), Happening.HANDED_BACK, WHY);
    }

    /** Another host could receive the message while this one starts its job. */
    private static boolean losesSight(Circumstances here) {
        return here.now().plus(Limits.START_MARGIN).isAfter(here.invisibleUntil());
    }
}
