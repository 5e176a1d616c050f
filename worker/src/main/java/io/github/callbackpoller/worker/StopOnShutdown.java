package io.github.callbackpoller.worker;

import java.util.function.ToIntFunction;

/** Closes a worker in hand when the JVM is told to end. */
final class StopOnShutdown {

    private StopOnShutdown() {}

    /** Does something during which a signal to the process closes the worker first. */
    static int during(Worker worker, ToIntFunction<Worker> work) {
        var hook = new Thread(worker::close, "poller-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.applyAsInt(worker);
        } finally {
            forget(hook);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending and runs the hook, which is what it is for.
        }
    }
}
