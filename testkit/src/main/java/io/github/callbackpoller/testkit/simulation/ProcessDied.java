package io.github.callbackpoller.testkit.simulation;

/** Ends what a process does, at once. An error, so that the library can't catch it. */
final class ProcessDied extends Error {
    private static final long serialVersionUID = 1L;

    ProcessDied() {
        super("the process died", null, false, false);
    }
}
