package io.github.callbackpoller.sandbox.behaviour;

import java.util.Locale;

/** Something that happens or shows later than it might. */
public enum Lag {
    /** From a run's start until it appears in GetJobRuns; GetJobRun knows it at once. */
    RUN_VISIBLE,
    /** From a token's issue until it appears in ListPipelineExecutionSteps. */
    TOKEN_VISIBLE,
    /** From a run's end until another may take its place; Glue needs five to ten seconds. */
    SLOT_FREED,
    /** How long a run stays STOPPING before it is really told to stop. */
    RUN_STOPPED,
    /** From a failure until Glue's own retry of the run starts. */
    RETRY_STARTED,
    /** From a run's end until its event arrives. */
    EVENT_SENT;

    /** Its name outside of Java: lower case, words joined by hyphens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
