package io.github.callbackpoller.worker.plan;

import io.github.callbackpoller.job.RunHistory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Recorded runs of any jobs, in the order of their submission.
 *
 * @param inOrder the runs
 */
public record RecordedRuns(List<RecordedRun> inOrder) {

    /** Puts the runs in order; those submitted in one second keep the order they have. */
    public RecordedRuns {
        inOrder =
                inOrder.stream()
                        .sorted(Comparator.comparingLong(RecordedRun::submittedAt))
                        .toList();
    }

    /**
     * Runs of one job, one after the other.
     *
     * @param history how long they took, newest first
     */
    public static RecordedRuns of(String job, RunHistory history) {
        var runs = new ArrayList<RecordedRun>();
        long submittedAt = 0;
        var newestFirst = history.durationsSeconds();
        for (int index = newestFirst.size() - 1; index >= 0; index--) {
            var run = new RecordedRun(job, submittedAt, Math.max(1, newestFirst.get(index)), false);
            runs.add(run);
            submittedAt = run.endedAt();
        }
        return new RecordedRuns(runs);
    }

    /** Those that took at least so long and at most so long; the rest is as if it never was. */
    public RecordedRuns between(Duration least, Duration most) {
        return new RecordedRuns(
                inOrder.stream()
                        .filter(
                                run ->
                                        run.seconds() >= least.toSeconds()
                                                && run.seconds() <= most.toSeconds())
                        .toList());
    }

    /** Those of one job. */
    public RecordedRuns ofJob(String job) {
        return new RecordedRuns(inOrder.stream().filter(run -> run.job().equals(job)).toList());
    }

    /** The job with the most runs; of several the one that comes first. There must be a run. */
    public String busiestJob() {
        var counts = new HashMap<String, Integer>();
        inOrder.forEach(run -> counts.merge(run.job(), 1, Integer::sum));
        int most = counts.values().stream().mapToInt(count -> count).max().orElseThrow();
        return inOrder.stream()
                .map(RecordedRun::job)
                .filter(job -> counts.getOrDefault(job, 0) == most)
                .findFirst()
                .orElseThrow();
    }

    /** How long they took, shortest first. */
    public LongStream sortedSeconds() {
        return inOrder.stream().mapToLong(RecordedRun::seconds).sorted();
    }

    /** Each run with what was known when it began: the newest runs of its job that had ended. */
    List<KnownRun> withHistory() {
        var earlier = new HashMap<String, List<RecordedRun>>();
        var known = new ArrayList<KnownRun>();
        for (var run : inOrder) {
            var ofJob = earlier.computeIfAbsent(run.job(), job -> new ArrayList<>());
            known.add(new KnownRun(run, endedBefore(run.submittedAt(), ofJob)));
            ofJob.add(run);
        }
        return known;
    }

    /** What is known now of a job's runs. */
    RunHistory historyOf(String job) {
        return endedBefore(Long.MAX_VALUE, ofJob(job).inOrder());
    }

    private static RunHistory endedBefore(long moment, List<RecordedRun> oldestFirst) {
        var durations = new ArrayList<Integer>();
        for (int index = oldestFirst.size() - 1;
                index >= 0 && durations.size() < RunHistory.MOST;
                index--) {
            var run = oldestFirst.get(index);
            if (run.endedAt() <= moment && !run.stopped()) {
                durations.add(Math.toIntExact(run.seconds()));
            }
        }
        return new RunHistory(durations);
    }
}
