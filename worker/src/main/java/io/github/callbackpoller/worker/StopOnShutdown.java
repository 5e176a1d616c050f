package io.github.callbackpoller.worker;

import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;

/** Closes what is in hand when the JVM is told to end. */
final class StopOnShutdown {

    private StopOnShutdown() {}

    /** Does something during which a signal to the process closes the worker first. */
    static int during(Worker worker, ToIntFunction<Worker> work) {
        return during(worker::close, () -> work.applyAsInt(worker));
    }

    /** Does something during which a signal to the process has this done first. */
    static int during(Runnable atEnd, IntSupplier work) {
        var hook = new Thread(atEnd, "poller-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.getAsInt();
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
