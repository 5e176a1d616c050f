package io.github.callbackpoller.decision;

import java.time.Duration;

/**
 * The bounds of the protocol.
 *
 * @param hopBudget how many messages a step may have before its deadline counts as passed; guards
 *     against a loop that no clock ends
 * @param refuseStaleStarts whether a start first reads whether its step still waits
 */
public record Limits(int hopBudget, boolean refuseStaleStarts) {

    /** Enough for a week of checks every minute. */
    public static final Limits DEFAULT = new Limits(10_000, true);

    /** How long after the start a look-up by key is believed to show every run. */
    static final Duration SETTLES_AFTER = Duration.ofMinutes(1);

    /** How long a failed run with retries left is given to show its successor. */
    static final Duration RETRY_GRACE = Duration.ofMinutes(2);

    /** How long checks go on without seeing that the step still waits. */
    static final Duration CONFIRM_WAITING_EVERY = Duration.ofMinutes(15);

    /** How long a stopped job is given to end. */
    static final Duration STOP_BOUND = Duration.ofMinutes(10);

    /** The same where no step waits for it. */
    static final Duration UNHURRIED_STOP_BOUND = Duration.ofHours(1);

    /** How long after its deadline the status is asked for of a job that is left running then. */
    static final Duration LOOKS_AFTER_DEADLINE = STOP_BOUND;

    /** How long a stop waits for a start that may be on its way. */
    static final Duration STOP_LOOKS_AGAIN_AFTER = Duration.ofMinutes(1);

    /** How long an answer is tried: SageMaker ends every execution within 28 days. */
    static final Duration ANSWER_BOUND = Duration.ofDays(28);

    /**
     * How far before the first message a run of the step may have begun, for clocks that differ.
     */
    static final Duration CLOCK_MARGIN = Duration.ofMinutes(5);

    /** How much longer a message must be invisible for its job to be started. */
    static final Duration START_MARGIN = Duration.ofSeconds(15);

    /** How long a message that is for a newer host waits at least before it is shown again. */
    static final Duration NEWER_HOST_WAIT = Duration.ofMinutes(2);

    /** And at most: as long as SQS delays a message. */
    static final Duration LONGEST_NEWER_HOST_WAIT = Duration.ofMinutes(15);

    /** What later messages of a step may need more than its first, in bytes. */
    static final int ROOM_TO_GROW = 4096;

    /** How often a step may come back from a dead-letter queue. */
    static final int RESCUES = 3;

    /**
     * How often a start that is superseded is received at most, in order to see whether it has
     * begun a run unseen.
     */
    static final int LOOKS_BEHIND = 4;

    /**
     * How many looks a start takes at least before it believes that its step is over, if what it
     * sees began before the message was sent.
     */
    static final int LOOKS_AT_EARLIER_ATTEMPT = 3;

    /** How many refused looks in a row are a verdict before the job is started. */
    static final int START_REFUSALS = 3;

    /** How many looks a stop takes at least before it gives up, whatever the time. */
    static final int STOP_LEAST_LOOKS = 3;

    /** How soon a job is looked at that was told to stop. */
    static final Duration STOP_FIRST_LOOK = Duration.ofSeconds(10);

    /** How many refused looks in a row are a verdict. */
    static final int REFUSALS = 20;

    /**
     * @throws IllegalArgumentException if the hop budget is not positive
     */
    public Limits {
        if (hopBudget < 1) {
            throw new IllegalArgumentException("hopBudget must be at least 1, not " + hopBudget);
        }
    }
}
