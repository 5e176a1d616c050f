package io.github.callbackpoller.sandbox.behaviour;

import java.time.Duration;

/** How late things show, none by default. Thread-safe. */
public final class Lags {
    private volatile Duration runVisible = Duration.ZERO;
    private volatile Duration tokenVisible = Duration.ZERO;
    private volatile Duration slotFreed = Duration.ZERO;

    /** Nothing is late. */
    public Lags() {}

    /** How long after its start a run appears in GetJobRuns. */
    public Duration runVisible() {
        return runVisible;
    }

    /** Sets how long after its start a run appears in GetJobRuns. */
    public void runVisible(Duration lag) {
        runVisible = lag;
    }

    /** How long after its issue a token appears in ListPipelineExecutionSteps. */
    public Duration tokenVisible() {
        return tokenVisible;
    }

    /** Sets how long after its issue a token appears in ListPipelineExecutionSteps. */
    public void tokenVisible(Duration lag) {
        tokenVisible = lag;
    }

    /** How long after a run's end another may take its place; Glue needs five to ten seconds. */
    public Duration slotFreed() {
        return slotFreed;
    }

    /** Sets how long after a run's end another may take its place. */
    public void slotFreed(Duration lag) {
        slotFreed = lag;
    }
}
