package io.github.callbackpoller.testkit.simulation;

/** What holds in every world, at every moment. */
public enum Invariant {
    /** Every step gets one answer that counts, and it is what the job did. */
    TRUTHFUL_ANSWER,
    /** The same answer has the same request token, so that SageMaker counts it once. */
    SAME_REQUEST,
    /** No message goes whose effect is not confirmed: a step that waits always has a message. */
    NEVER_LOST,
    /** What no host can read or answer is parked, not dropped. */
    PARKED_NOT_DROPPED,
    /** Once quiet, a step has one live job at most, and none if it has its answer. */
    ONE_JOB,
    /** A step is answered by its deadline and a bound; told to stop, soon if nothing fails. */
    IN_TIME,
    /** If nothing fails, the end of a run is seen 5 minutes after twice its length. */
    SEEN_SOON,
    /** The messages of one step stay few. */
    FEW_MESSAGES,
    /** A message that a host can't read is sent on byte for byte, to one that can. */
    LEFT_TO_NEWER,
    /** The token is in no event, no job argument and no reason. */
    NO_TOKEN_LEAKS,
    /** The library throws nothing unexpected. */
    NO_UNEXPECTED_ERROR
}
