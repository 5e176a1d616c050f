package io.github.callbackpoller.definition;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The limits of a job and what happens when they are reached.
 *
 * @param startDeadline how long, from the first message on, to try to start the job
 * @param deadline how long the job may take from its start; if empty, the service's own time limit
 *     and a little, or {@link #DEADLINE_WHERE_NONE_IS_KNOWN}
 * @param onDeadline what becomes of a job that is too late
 * @param onStop what becomes of the job of a pipeline that is stopped
 * @param maxConcurrent how many jobs of the definition may run at a time; if empty, as many as the
 *     service allows
 * @param checks how the job wants to be checked
 */
public record JobPolicy(
        Duration startDeadline,
        Optional<Duration> deadline,
        OnDeadline onDeadline,
        OnStop onStop,
        OptionalInt maxConcurrent,
        CheckPolicy checks) {

    /** How long a start is tried unless the definition says otherwise. */
    public static final Duration START_DEADLINE = Duration.ofHours(6);

    /** How long a job may take where neither definition nor service names a limit. */
    public static final Duration DEADLINE_WHERE_NONE_IS_KNOWN = Duration.ofHours(24);

    /** How long after the service's own limit the deadline falls. */
    public static final Duration GRACE_AFTER_TIME_LIMIT = Duration.ofMinutes(15);

    /** What holds where a definition says nothing. */
    public static final JobPolicy DEFAULT =
            new JobPolicy(
                    START_DEADLINE,
                    Optional.empty(),
                    OnDeadline.FAIL_AND_STOP,
                    OnStop.STOP,
                    OptionalInt.empty());

    /** A policy that leaves the checks to the host. */
    public JobPolicy(
            Duration startDeadline,
            Optional<Duration> deadline,
            OnDeadline onDeadline,
            OnStop onStop,
            OptionalInt maxConcurrent) {
        this(startDeadline, deadline, onDeadline, onStop, maxConcurrent, CheckPolicy.NONE);
    }

    /** How long the job may take, given the service's own time limit if it is known. */
    public Duration deadlineGiven(Optional<Duration> timeLimit) {
        return deadline.or(() -> timeLimit.map(GRACE_AFTER_TIME_LIMIT::plus))
                .orElse(DEADLINE_WHERE_NONE_IS_KNOWN);
    }

    /** What becomes of a job that has not ended at its deadline; the step fails either way. */
    public enum OnDeadline {
        /** The job is stopped. */
        FAIL_AND_STOP,
        /** The job is left running. */
        FAIL_AND_LEAVE
    }

    /** What becomes of the job when its pipeline is stopped; the step fails either way. */
    public enum OnStop {
        /** The job is stopped. */
        STOP,
        /** The job is left running. */
        LEAVE
    }
}
