package io.github.callbackpoller.sweep;

import io.github.callbackpoller.message.PollerMessage;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What a waiting step needs. */
sealed interface Remedy {

    /** Maps by the case. */
    <T> T match(
            Function<String, T> leave,
            BiFunction<PollerMessage, String, T> inject,
            Function<String, T> report);

    /**
     * Nothing: its messages may well be alive.
     *
     * @param why for people
     */
    record Leave(String why) implements Remedy {
        @Override
        public <T> T match(
                Function<String, T> leave,
                BiFunction<PollerMessage, String, T> inject,
                Function<String, T> report) {
            return leave.apply(why);
        }
    }

    /**
     * A new chain of messages.
     *
     * @param message the first of it
     * @param why for people
     */
    record Inject(PollerMessage message, String why) implements Remedy {
        @Override
        public <T> T match(
                Function<String, T> leave,
                BiFunction<PollerMessage, String, T> inject,
                Function<String, T> report) {
            return inject.apply(message, why);
        }
    }

    /**
     * Somebody who looks at it: the sweep can't help.
     *
     * @param why for people
     */
    record Report(String why) implements Remedy {
        @Override
        public <T> T match(
                Function<String, T> leave,
                BiFunction<PollerMessage, String, T> inject,
                Function<String, T> report) {
            return report.apply(why);
        }
    }
}
