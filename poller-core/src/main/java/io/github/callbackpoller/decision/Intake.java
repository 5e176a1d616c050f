package io.github.callbackpoller.decision;

import io.github.callbackpoller.message.PollerMessage;
import java.util.function.Function;

/** What a received body leads to: a message to be decided by its phase, or a decision at once. */
public sealed interface Intake {

    /** Maps by the case. */
    <T> T match(Function<PollerMessage, T> message, Function<Decision, T> decision);

    /**
     * A message to be decided by its phase.
     *
     * @param message the message
     */
    record Proceed(PollerMessage message) implements Intake {
        @Override
        public <T> T match(Function<PollerMessage, T> proceed, Function<Decision, T> settled) {
            return proceed.apply(message);
        }
    }

    /**
     * Nothing more need be known.
     *
     * @param decision what to do
     */
    record Settled(Decision decision) implements Intake {
        @Override
        public <T> T match(Function<PollerMessage, T> proceed, Function<Decision, T> settled) {
            return settled.apply(decision);
        }
    }
}
