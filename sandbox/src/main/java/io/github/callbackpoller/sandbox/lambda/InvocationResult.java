package io.github.callbackpoller.sandbox.lambda;

import java.util.function.Function;

/** What came of an invocation. */
public sealed interface InvocationResult {

    /**
     * The handler returned.
     *
     * @param payload what it returned, JSON
     */
    record Returned(String payload) implements InvocationResult {}

    /**
     * The handler threw, ran out of time, or its process died.
     *
     * @param type what Lambda calls it, such as {@code Sandbox.Timedout}; for a handler that threw
     *     the class
     * @param message what is said of it
     */
    record Failed(String type, String message) implements InvocationResult {}

    /**
     * The handler was not invoked.
     *
     * @param why what Lambda answers
     */
    record Refused(Refusal why) implements InvocationResult {}

    /** Why a function is not invoked. */
    enum Refusal {
        /** As many invocations as may be are under way. */
        TOO_MANY_REQUESTS,
        /** The function loops. */
        RECURSIVE_INVOCATION
    }

    /** Does one of three things. */
    default <T> T match(
            Function<Returned, T> returned,
            Function<Failed, T> failed,
            Function<Refused, T> refused) {
        if (this instanceof Returned one) {
            return returned.apply(one);
        }
        if (this instanceof Failed one) {
            return failed.apply(one);
        }
        return refused.apply((Refused) this);
    }
}
