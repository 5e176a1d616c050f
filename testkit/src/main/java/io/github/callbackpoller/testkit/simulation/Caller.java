package io.github.callbackpoller.testkit.simulation;

import java.util.function.Supplier;

/** A process that calls services: it can be held up or die at any call. */
interface Caller {

    /**
     * Makes a call.
     *
     * @param operation its name
     * @param effect what the service does, and what it answers
     * @param errors how the service's client tells that a call failed
     */
    <T> T call(String operation, Supplier<T> effect, ServiceErrors errors);
}
