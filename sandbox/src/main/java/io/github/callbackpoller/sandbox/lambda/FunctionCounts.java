package io.github.callbackpoller.sandbox.lambda;

import java.util.concurrent.atomic.AtomicInteger;

/** What happened to a function, under the names of CloudWatch's metrics. Thread-safe. */
public final class FunctionCounts {
    private final AtomicInteger invocations = new AtomicInteger();
    private final AtomicInteger errors = new AtomicInteger();
    private final AtomicInteger throttles = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();
    private final AtomicInteger environments = new AtomicInteger();

    FunctionCounts() {}

    /** How often it was invoked. */
    public int invocations() {
        return invocations.get();
    }

    /** How many invocations failed. */
    public int errors() {
        return errors.get();
    }

    /** How often it was not invoked, because as many invocations as may be were under way. */
    public int throttles() {
        return throttles.get();
    }

    /** How often it was not invoked because it loops. */
    public int recursiveInvocationsDropped() {
        return dropped.get();
    }

    /** How many execution environments were started: the cold starts. */
    public int environments() {
        return environments.get();
    }

    void invoked() {
        invocations.incrementAndGet();
    }

    void failed() {
        errors.incrementAndGet();
    }

    void throttled() {
        throttles.incrementAndGet();
    }

    void recursiveInvocationDropped() {
        dropped.incrementAndGet();
    }

    void started() {
        environments.incrementAndGet();
    }
}
