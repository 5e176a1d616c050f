package io.github.callbackpoller.testkit.simulation;

/** Ends a world at the moment a promise is broken. An error, so that the library can't catch it. */
final class Broken extends Error {
    private static final long serialVersionUID = 1L;

    private final transient Violation violation;

    Broken(Invariant invariant, String what) {
        super(what);
        this.violation = new Violation(invariant, what);
    }

    Violation violation() {
        return violation;
    }
}
