package io.github.callbackpoller.sandbox.wire;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Counts calls and lets some of them go wrong. Thread-safe. */
public record Interference(Faults faults, Calls calls) {

    /** What a call does if nothing prevents it. */
    @FunctionalInterface
    public interface Effect<A> {
        /**
         * Takes effect.
         *
         * @throws IOException if what it needs can't be reached
         */
        A take() throws IOException, InterruptedException;
    }

    /**
     * Lets a call happen, or go wrong.
     *
     * @param service as IAM calls it, such as {@code sqs}
     * @param refusal the answer that says how it went wrong
     * @return the answer; empty if it is lost
     */
    public <A> Optional<A> call(
            String service, String operation, Function<FaultKind, A> refusal, Effect<A> effect)
            throws IOException, InterruptedException {
        calls.called(operation);
        var strike = faults.strike(service, operation);
        if (!strike.isNone()) {
            calls.struck(operation);
        }
        if (strike.preventsTheEffect()) {
            return strike.failure().map(refusal);
        }
        var answer = effect.take();
        TimeUnit.NANOSECONDS.sleep(strike.delay().toNanos());
        return strike.failure().isPresent() ? Optional.empty() : Optional.of(answer);
    }
}
