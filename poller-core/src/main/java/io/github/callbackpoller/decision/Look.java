package io.github.callbackpoller.decision;

import io.github.callbackpoller.job.JobAdapterException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What came of looking at something outside. "Could not tell" is a result of its own: it is never
 * taken for "is not there".
 *
 * @param <T> what is looked for
 */
public sealed interface Look<T> {

    /** What was seen. */
    static <T> Look<T> told(T value) {
        return new Told<>(value);
    }

    /** The look failed. */
    static <T> Look<T> untold(JobAdapterException.Kind kind, String why) {
        return new Untold<>(kind, why, Optional.empty());
    }

    /** The look failed, as an adapter says. */
    static <T> Look<T> untold(JobAdapterException failure) {
        return new Untold<>(
                failure.kind(), String.valueOf(failure.getMessage()), failure.retryAfter());
    }

    /** Nobody looked. */
    static <T> Look<T> notTaken() {
        return new NotTaken<>();
    }

    /** Maps by the case. */
    <R> R match(
            Function<T, R> told,
            BiFunction<JobAdapterException.Kind, String, R> untold,
            Supplier<R> notTaken);

    /** What further comes of what was seen; nothing new if nothing was. */
    <R> Look<R> then(Function<T, Look<R>> next);

    /** What was seen, if anything was. */
    default Optional<T> value() {
        return match(Optional::of, (kind, why) -> Optional.empty(), Optional::empty);
    }

    /** Whether somebody looked and could not tell. */
    default boolean failed() {
        return match(value -> false, (kind, why) -> true, () -> false);
    }

    /** How long not to look again, if who could not look knows. */
    default Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /** Whether nobody looked. */
    default boolean isNotTaken() {
        return match(value -> false, (kind, why) -> false, () -> true);
    }

    /**
     * Something was seen.
     *
     * @param seen what
     * @param <T> what is looked for
     */
    record Told<T>(T seen) implements Look<T> {
        @Override
        public <R> R match(
                Function<T, R> told,
                BiFunction<JobAdapterException.Kind, String, R> untold,
                Supplier<R> notTaken) {
            return told.apply(seen);
        }

        @Override
        public <R> Look<R> then(Function<T, Look<R>> next) {
            return next.apply(seen);
        }
    }

    /**
     * The look failed.
     *
     * @param kind what may be done about it
     * @param why for people
     * @param retryAfter how long not to look again, if that is known
     * @param <T> what is looked for
     */
    record Untold<T>(JobAdapterException.Kind kind, String why, Optional<Duration> retryAfter)
            implements Look<T> {
        @Override
        public <R> R match(
                Function<T, R> told,
                BiFunction<JobAdapterException.Kind, String, R> untold,
                Supplier<R> notTaken) {
            return untold.apply(kind, why);
        }

        @Override
        public <R> Look<R> then(Function<T, Look<R>> next) {
            return new Untold<>(kind, why, retryAfter);
        }
    }

    /**
     * Nobody looked.
     *
     * @param <T> what is looked for
     */
    record NotTaken<T>() implements Look<T> {
        @Override
        public <R> R match(
                Function<T, R> told,
                BiFunction<JobAdapterException.Kind, String, R> untold,
                Supplier<R> notTaken) {
            return notTaken.get();
        }

        @Override
        public <R> Look<R> then(Function<T, Look<R>> next) {
            return Look.notTaken();
        }
    }
}
