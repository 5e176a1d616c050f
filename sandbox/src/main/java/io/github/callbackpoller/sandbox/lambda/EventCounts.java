package io.github.callbackpoller.sandbox.lambda;

import java.util.concurrent.atomic.AtomicInteger;

/** What happened to the messages of an event source mapping. Thread-safe. */
public final class EventCounts {
    private final AtomicInteger polled = new AtomicInteger();
    private final AtomicInteger deleted = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();

    EventCounts() {}

    /** How many messages were received; one that comes twice counts twice. */
    public int polled() {
        return polled.get();
    }

    /** How many succeeded, and were deleted. */
    public int deleted() {
        return deleted.get();
    }

    /** How many the function failed, or was not invoked with because it loops. */
    public int left() {
        return left.get();
    }

    /** How many were throttled until they were visible again. */
    public int dropped() {
        return dropped.get();
    }

    void polled(int messages) {
        polled.addAndGet(messages);
    }

    void invoked(int messages, int succeeded) {
        deleted.addAndGet(succeeded);
        left.addAndGet(messages - succeeded);
    }

    void dropped(int messages) {
        dropped.addAndGet(messages);
    }
}
