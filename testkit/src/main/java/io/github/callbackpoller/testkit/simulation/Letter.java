package io.github.callbackpoller.testkit.simulation;

import java.util.Map;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** A message on a simulated queue. */
final class Letter {
    final String body;
    final int step;
    final long sentAt;
    final Map<String, MessageAttributeValue> attributes;
    long visibleFrom;
    int receives;
    String receipt = "";

    /**
     * @param step which step it belongs to; negative for none
     */
    Letter(
            String body,
            int step,
            long sentAt,
            long visibleFrom,
            Map<String, MessageAttributeValue> attributes) {
        this.body = body;
        this.step = step;
        this.sentAt = sentAt;
        this.visibleFrom = visibleFrom;
        this.attributes = attributes;
    }

    /** The same message, sent anew. */
    Letter sentAgain(long now) {
        return new Letter(body, step, now, now, attributes);
    }

    boolean isOfStep() {
        return step >= 0;
    }

    /** The same message, delivered once more than it was sent. */
    Letter twin() {
        var twin = new Letter(body, step, sentAt, visibleFrom, attributes);
        twin.receives = receives;
        return twin;
    }
}
