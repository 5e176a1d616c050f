package io.github.callbackpoller.glue;

import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.RunHistory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.glue.model.JobRun;

/**
 * Runs of one job, newest first as Glue lists them.
 *
 * @param newestFirst the runs
 */
record GlueRuns(List<JobRun> newestFirst) {

    /**
     * The runs that carry a key, oldest first. Glue's own retries carry their arguments on and name
     * the run they follow: all attempts are one run, and the newest stands for it.
     */
    List<JobRun> of(JobRequest request) {
        var attempts = new LinkedHashMap<String, JobRun>();
        for (int index = newestFirst.size() - 1; index >= 0; index--) {
            var run = newestFirst.get(index);
            boolean follows =
                    run.previousRunId() != null && attempts.containsKey(run.previousRunId());
            if (follows || carries(run, request)) {
                attempts.put(run.id(), run);
            }
        }
        var followed = followed(attempts.values());
        return attempts.values().stream().filter(run -> !followed.contains(run.id())).toList();
    }

    /** The runs that were started for a definition and have not ended. */
    Set<JobHandle> live(String definition) {
        return newestFirst.stream()
                .map(run -> new GlueRun(run, Optional.empty()))
                .filter(run -> run.isLive() && run.isFor(definition))
                .map(GlueRun::handle)
                .collect(Collectors.toSet());
    }

    /** How long the last runs took that nobody stopped. */
    RunHistory history() {
        return new RunHistory(
                newestFirst.stream()
                        .filter(GlueRuns::endedByItself)
                        .map(run -> new GlueRun(run, Optional.empty()).took())
                        .flatMap(Optional::stream)
                        .limit(RunHistory.MOST)
                        .map(Duration::toSeconds)
                        .map(Math::toIntExact)
                        .toList());
    }

    private static Set<String> followed(Iterable<JobRun> runs) {
        var followed = new LinkedHashSet<String>();
        runs.forEach(
                run -> {
                    if (run.previousRunId() != null) {
                        followed.add(run.previousRunId());
                    }
                });
        return followed;
    }

    private static boolean carries(JobRun run, JobRequest request) {
        return run.hasArguments()
                && request.key().value().equals(run.arguments().get(GlueJobAdapter.KEY_ARGUMENT));
    }

    private static boolean endedByItself(JobRun run) {
        return switch (GlueState.of(run.jobRunState())) {
            case SUCCEEDED, FAILED -> true;
            case LIVE, STOPPED, UNRECOGNIZED -> false;
        };
    }
}
