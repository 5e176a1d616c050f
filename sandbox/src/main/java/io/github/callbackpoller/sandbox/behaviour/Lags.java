package io.github.callbackpoller.sandbox.behaviour;

import java.time.Duration;

/** How late things happen or show; none is late at first. Thread-safe. */
public final class Lags {
    private volatile Duration runVisible = Duration.ZERO;
    private volatile Duration tokenVisible = Duration.ZERO;
    private volatile Duration slotFreed = Duration.ZERO;
    private volatile Duration runStopped = Duration.ZERO;
    private volatile Duration retryStarted = Duration.ZERO;

    /** Nothing is late. */
    public Lags() {}

    /** How long after its start a run appears in GetJobRuns; GetJobRun knows it at once. */
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

    /** How long a run stays STOPPING before it is really told to stop. */
    public Duration runStopped() {
        return runStopped;
    }

    /** Sets how long a run stays STOPPING before it is really told to stop. */
    public void runStopped(Duration lag) {
        runStopped = lag;
    }

    /** How long after a failure Glue's own retry of the run starts. */
    public Duration retryStarted() {
        return retryStarted;
    }

    /** Sets how long after a failure Glue's own retry of the run starts. */
    public void retryStarted(Duration lag) {
        retryStarted = lag;
    }
}
