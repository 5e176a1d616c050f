package io.github.callbackpoller.decision;

import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobSearch;
import io.github.callbackpoller.job.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that was looked at for one message.
 *
 * @param status the run that the message knows
 * @param search the look-up by key
 * @param view the step as SageMaker sees it
 */
public record Observation(Look<JobStatus> status, Look<JobSearch> search, StepView view) {

    /**
     * When the last of the runs that were seen ended; empty where one goes on, and where that is
     * not known.
     */
    public Optional<Instant> endedAt() {
        var seen =
                Stream.concat(
                                status.value().stream(),
                                search.value().stream()
                                        .flatMap(found -> found.jobs().values().stream()))
                        .toList();
        return seen.stream().allMatch(JobStatus::hasEnded)
                ? seen.stream()
                        .map(JobStatus::endedAt)
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** How long not to look again, if a look was held back. */
    Optional<Duration> retryAfter() {
        return Stream.of(status.retryAfter(), search.retryAfter())
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
    }

    /**
     * All runs of the step that were seen. A run that has ended and that the look-up does not name
     * any more is an attempt which a later one stands for. One that ended badly before the step
     * began is of no meaning: SageMaker may give a step that it runs again the token it had.
     *
     * @param handle the run that the message knows, if it knows one
     * @param since when the step began at the earliest, as far as the message tells
     */
    Map<JobHandle, JobStatus> jobs(Optional<JobHandle> handle, Instant since) {
        var began = view.startedAt().filter(since::isBefore).orElse(since);
        var found = search.value().map(JobSearch::jobs).orElse(Map.of());
        var jobs = new LinkedHashMap<>(found);
        jobs.values().removeIf(status -> BadEnd.of(status).filter(began::isAfter).isPresent());
        boolean noneFound = jobs.isEmpty();
        handle.ifPresent(
                known ->
                        status.value()
                                .filter(seen -> noneFound || !(seen instanceof JobStatus.Failed))
                                .ifPresent(seen -> jobs.putIfAbsent(known, seen)));
        return jobs;
    }
}
