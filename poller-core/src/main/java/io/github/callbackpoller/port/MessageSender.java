package io.github.callbackpoller.port;

import java.util.List;

/** Sends messages. Thread-safe. */
public interface MessageSender {

    /**
     * Sends messages and says of each, in order, whether the queue confirmed it. Never throws for
     * what a queue does.
     */
    List<SendResult> send(List<Outgoing> messages);

    /** Whether there is a queue for what can't be answered. */
    boolean hasParkingQueue();

    /**
     * What came of sending one message.
     *
     * @param confirmed whether the queue has it for sure
     * @param why what went wrong if not
     */
    record SendResult(boolean confirmed, String why) {

        /** The queue has it. */
        public static final SendResult CONFIRMED = new SendResult(true, "");

        /** The queue may or may not have it. */
        public static SendResult unconfirmed(String why) {
            return new SendResult(false, why);
        }
    }
}
