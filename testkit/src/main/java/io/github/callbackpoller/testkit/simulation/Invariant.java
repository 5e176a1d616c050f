package io.github.callbackpoller.testkit.simulation;

/** What holds in every world, at every moment. */
public enum Invariant {
    /** Every step gets one answer that counts, and it is what the job did. */
    TRUTHFUL_ANSWER,
    /** No message goes whose effect is not confirmed: a step that waits always has a message. */
    NEVER_LOST,
    /** Once quiet, a step has one live job at most, and none if it has its answer. */
    ONE_JOB,
    /** A step is answered by its deadline and a bound. */
    IN_TIME,
    /** The messages of one step stay few. */
    FEW_MESSAGES,
    /** The end of a job is seen within what the schedule promises. */
    SEEN_SOON,
    /** The token is in no event, no job argument and no reason. */
    NO_TOKEN_LEAKS,
    /** No message of a waiting step stays in the dead-letter queue for good. */
    NO_DEAD_LETTER_FORGOTTEN,
    /** The library throws nothing unexpected. */
    NO_UNEXPECTED_ERROR
}
