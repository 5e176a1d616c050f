package io.github.callbackpoller.decision;

/** What became of a message, in one word: the event's name in logs and metrics. */
public enum Happening {
    /** The job was started. */
    STARTED,
    /** A job with the step's key was found and is watched. */
    ADOPTED,
    /** The job could not be started now. */
    START_POSTPONED,
    /** The job has not ended. */
    STILL_RUNNING,
    /** The job is in a state that this version doesn't know; it is watched on. */
    UNKNOWN_STATE,
    /** The job's status could not be told. */
    UNTOLD,
    /** The service has asked for fewer calls: the job is looked at a while later. */
    HELD_BACK,
    /** The service may start the failed job again by itself. */
    RETRY_EXPECTED,
    /** More than one run of the step was found; all but one are stopped. */
    DUPLICATE_STOPPED,
    /** The job is being stopped. */
    STOPPING,
    /** The wait is longer than one message's delay. */
    HOP,
    /** An event of the job's service has the job checked now. */
    NUDGED,
    /** The pipeline was told the outcome. */
    ANSWERED,
    /** The pipeline had its answer already. */
    ANSWERED_BEFORE,
    /** The answer is not confirmed yet. */
    ANSWER_POSTPONED,
    /** A later message of the step is known to be on the queue. */
    SUPERSEDED,
    /** The step waits no longer. */
    NOBODY_WAITS,
    /** The message is for a newer host. */
    LEFT_TO_NEWER_HOST,
    /** The message can't be answered. */
    BURIED,
    /** There was no time left; the message will be received again. */
    HANDED_BACK,
    /** An effect could not be confirmed; the message will be received again. */
    UNCONFIRMED
}
