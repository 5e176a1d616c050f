package io.github.callbackpoller.testkit.simulation;

/**
 * A promise that was broken.
 *
 * @param invariant which
 * @param what how
 */
public record Violation(Invariant invariant, String what) {

    @Override
    public String toString() {
        return invariant + ": " + what;
    }
}
