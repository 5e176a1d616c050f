package io.github.callbackpoller.message;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What a message's body turned out to be. */
public sealed interface Decoded {

    /** Maps by the case. */
    <T> T match(
            Function<Callback, T> callback,
            Function<Own, T> own,
            Function<Foreign, T> foreign,
            Function<Unreadable, T> unreadable);

    /**
     * SageMaker's message.
     *
     * @param message its contents
     */
    record Callback(CallbackMessage message) implements Decoded {
        @Override
        public <T> T match(
                Function<Callback, T> callback,
                Function<Own, T> own,
                Function<Foreign, T> foreign,
                Function<Unreadable, T> unreadable) {
            return callback.apply(this);
        }
    }

    /**
     * The poller's message.
     *
     * @param message its contents
     */
    record Own(PollerMessage message) implements Decoded {
        @Override
        public <T> T match(
                Function<Callback, T> callback,
                Function<Own, T> own,
                Function<Foreign, T> foreign,
                Function<Unreadable, T> unreadable) {
            return own.apply(this);
        }
    }

    /**
     * A message of a later version: its envelope can be read, its contents are for a newer host.
     *
     * @param step who waits
     * @param firstSeen when the step was first seen, or else the deadline: what tells apart the
     *     attempts at a step that runs again under its token
     * @param due when a host was to look at it
     * @param deadline until when to leave it to a newer host
     * @param what what is not known here
     */
    record Foreign(CallbackStep step, Instant firstSeen, Instant due, Instant deadline, String what)
            implements Decoded {
        @Override
        public <T> T match(
                Function<Callback, T> callback,
                Function<Own, T> own,
                Function<Foreign, T> foreign,
                Function<Unreadable, T> unreadable) {
            return foreign.apply(this);
        }
    }

    /**
     * Neither; the step can still be answered if its token could be read.
     *
     * @param reason what is wrong, without repeating the body
     * @param token the step's token, where it could be read
     * @param execution the step's execution, where it could be read
     */
    record Unreadable(String reason, Optional<CallbackToken> token, ExecutionArn execution)
            implements Decoded {
        @Override
        public <T> T match(
                Function<Callback, T> callback,
                Function<Own, T> own,
                Function<Foreign, T> foreign,
                Function<Unreadable, T> unreadable) {
            return unreadable.apply(this);
        }
    }
}
