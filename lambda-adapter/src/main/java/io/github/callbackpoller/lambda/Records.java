package io.github.callbackpoller.lambda;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import java.time.Instant;
import java.util.Optional;

/** Reads records of SQS events; what is missing or odd in them has a harmless meaning. */
final class Records {
    private static final String RECEIVE_COUNT = "ApproximateReceiveCount";
    private static final String SENT = "SentTimestamp";

    private Records() {}

    /**
     * @param end when the invocation ends; the message stays invisible for longer, since a queue's
     *     visibility timeout must not be shorter than its function's time limit
     */
    static Received received(QueueName queue, SQSMessage record, Instant end) {
        return new Received(
                queue,
                Optional.ofNullable(record.getBody()).orElse(""),
                Optional.ofNullable(record.getReceiptHandle()).orElse(""),
                (int) Math.min(Integer.MAX_VALUE, number(record, RECEIVE_COUNT).orElse(1L)),
                number(record, SENT).map(Instant::ofEpochMilli),
                end);
    }

    private static Optional<Long> number(SQSMessage record, String attribute) {
        try {
            return Optional.of(Long.parseLong(EventQueues.attribute(record, attribute)))
                    .filter(number -> number > 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
