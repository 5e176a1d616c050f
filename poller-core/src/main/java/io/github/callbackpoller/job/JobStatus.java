package io.github.callbackpoller.job;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is seen of a job now. A job that failed is a status, not an exception; an exception means
 * that the status could not be told.
 */
public sealed interface JobStatus {

    /** The service's own word for the state, for people to read. */
    String state();

    /** When the job ended; empty while it lasts, and where it is not known. */
    default Optional<Instant> endedAt() {
        return Optional.empty();
    }

    /** Maps the status by its case. */
    <T> T match(
            Function<Running, T> running,
            Function<Succeeded, T> succeeded,
            Function<Failed, T> failed,
            Function<Stopped, T> stopped);

    /** Whether the job has come to an end, good or bad. */
    default boolean hasEnded() {
        return match(running -> false, succeeded -> true, failed -> true, stopped -> true);
    }

    /**
     * The job has not ended: it waits, starts, runs or is being stopped.
     *
     * @param state the service's word
     * @param recognized false if the adapter doesn't know the word; such a job is watched on
     * @param startedAt when the job began, where known
     * @param timeLimit after which time from its start the service itself would have ended the job,
     *     all its own retries included, where known
     */
    record Running(
            String state,
            boolean recognized,
            Optional<Instant> startedAt,
            Optional<Duration> timeLimit)
            implements JobStatus {

        /** A job that runs and of which no more is known. */
        public static Running of(String state) {
            return new Running(state, true, Optional.empty(), Optional.empty());
        }

        @Override
        public <T> T match(
                Function<Running, T> running,
                Function<Succeeded, T> succeeded,
                Function<Failed, T> failed,
                Function<Stopped, T> stopped) {
            return running.apply(this);
        }
    }

    /**
     * The job did what it should.
     *
     * @param state the service's word
     * @param facts what outputs may refer to as {@code ${job.NAME}}; the same at every check
     * @param endedAt when it ended, where known
     */
    record Succeeded(String state, Map<String, String> facts, Optional<Instant> endedAt)
            implements JobStatus {

        /** A job that succeeded, nobody knows when. */
        public Succeeded(String state, Map<String, String> facts) {
            this(state, facts, Optional.empty());
        }

        /** Copies the facts. */
        public Succeeded {
            facts = Map.copyOf(facts);
        }

        @Override
        public <T> T match(
                Function<Running, T> running,
                Function<Succeeded, T> succeeded,
                Function<Failed, T> failed,
                Function<Stopped, T> stopped) {
            return succeeded.apply(this);
        }
    }

    /**
     * The job ended badly by itself.
     *
     * @param state the service's word
     * @param reason the service's explanation, whole; empty if it gave none
     * @param pointer where to read more, such as the run's id and its log; kept when the reason is
     *     cut
     * @param endedAt when it ended, where known
     * @param retriesLeft whether the service may yet start the job again by itself
     */
    record Failed(
            String state,
            String reason,
            String pointer,
            Optional<Instant> endedAt,
            boolean retriesLeft)
            implements JobStatus {

        /** A job that failed for good. */
        public static Failed of(String state, String reason, String pointer) {
            return new Failed(state, reason, pointer, Optional.empty(), false);
        }

        @Override
        public <T> T match(
                Function<Running, T> running,
                Function<Succeeded, T> succeeded,
                Function<Failed, T> failed,
                Function<Stopped, T> stopped) {
            return failed.apply(this);
        }
    }

    /**
     * Somebody stopped the job.
     *
     * @param state the service's word
     * @param endedAt when it ended, where known
     */
    record Stopped(String state, Optional<Instant> endedAt) implements JobStatus {

        /** A stopped job of which no more is known. */
        public static Stopped of(String state) {
            return new Stopped(state, Optional.empty());
        }

        @Override
        public <T> T match(
                Function<Running, T> running,
                Function<Succeeded, T> succeeded,
                Function<Failed, T> failed,
                Function<Stopped, T> stopped) {
            return stopped.apply(this);
        }
    }
}
