package io.github.callbackpoller.sandbox.glue;

/** Hears the end of a run's work. */
@FunctionalInterface
interface RunEnd {

    /** The work has ended so, with an error text or an empty one. */
    void ended(RunState end, String error);
}
