package io.github.callbackpoller.sandbox.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what was opened, the last first: at the end, or when the JVM is told to end before.
 * Thread-safe.
 */
final class TidyUp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TidyUp.class);

    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final Thread hook = new Thread(this::closeEarly, "demo-tidy-up");
    private volatile boolean early;

    private TidyUp() {}

    /** Begins to watch for the end of the JVM. */
    static TidyUp begin() {
        var tidyUp = new TidyUp();
        Runtime.getRuntime().addShutdownHook(tidyUp.hook);
        return tidyUp;
    }

    /** Something more to be done at the end. */
    synchronized void later(Runnable close) {
        closing.push(close);
    }

    /** Whether the JVM was told to end: what fails from now on fails because of that. */
    boolean isEarly() {
        return early;
    }

    @Override
    public void close() {
        closeAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending and runs the hook, which finds nothing more to do.
        }
    }

    private void closeEarly() {
        early = true;
        closeAll();
    }

    private synchronized void closeAll() {
        while (!closing.isEmpty()) {
            close(closing.pop());
        }
    }

    private static void close(Runnable one) {
        try {
            one.run();
        } catch (RuntimeException e) {
            LOG.warn("Something is left behind", e);
        }
    }
}
