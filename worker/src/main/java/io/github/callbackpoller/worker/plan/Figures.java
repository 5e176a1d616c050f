package io.github.callbackpoller.worker.plan;

/**
 * What a schedule came to over all runs.
 *
 * @param name the schedule
 * @param checks how often a run was checked
 * @param delaySeconds how long after its end a run was seen to have ended
 * @param relativeDelay the same as a part of how long the run took
 */
public record Figures(
        String name, Distribution checks, Distribution delaySeconds, Distribution relativeDelay) {

    /**
     * What a run cost on average, in seconds of delay.
     *
     * @param secondsACheck what one check is worth
     */
    public double costAt(double secondsACheck) {
        return secondsACheck * checks.mean() + delaySeconds.mean();
    }
}
