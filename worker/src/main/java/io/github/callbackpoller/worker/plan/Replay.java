package io.github.callbackpoller.worker.plan;

import java.util.List;

/**
 * Replays recorded runs in the order of their submission: each run sees the history that was there
 * when it began. Pure and thread-safe.
 */
public final class Replay {
    private final List<KnownRun> runs;

    /**
     * @param runs at least one
     */
    public Replay(RecordedRuns runs) {
        if (runs.inOrder().isEmpty()) {
            throw new IllegalArgumentException("there is no run to replay");
        }
        this.runs = runs.withHistory();
    }

    /** How many runs are replayed. */
    public int runs() {
        return runs.size();
    }

    /** What a schedule comes to. */
    public Figures of(Contender contender) {
        var checks = new double[runs.size()];
        var delays = new double[runs.size()];
        var relative = new double[runs.size()];
        for (int index = 0; index < checks.length; index++) {
            var known = runs.get(index);
            long took = known.run().seconds();
            long elapsed = 0;
            int checksDone = 0;
            while (elapsed < took) {
                elapsed += contender.waits().seconds(known, elapsed, checksDone);
                checksDone++;
            }
            checks[index] = checksDone;
            delays[index] = elapsed - took;
            relative[index] = delays[index] / took;
        }
        return new Figures(
                contender.name(),
                Distribution.of(checks),
                Distribution.of(delays),
                Distribution.of(relative));
    }
}
