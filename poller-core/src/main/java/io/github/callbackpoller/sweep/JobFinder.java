package io.github.callbackpoller.sweep;

import io.github.callbackpoller.decision.Look;
import io.github.callbackpoller.decision.Standing;
import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.JobSearch;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.job.KeyedJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the run of a waiting step, by its key. */
final class JobFinder {

    /** Clocks that differ: a run may seem to be older than its step. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    /** A run that ended badly so long before the step began was another attempt's. */
    private static final Duration EARLIER = Duration.ofMinutes(1);

    private final JobDefinitions definitions;
    private final JobTypes types;
    private final KeyedJobs keyed;

    JobFinder(JobDefinitions definitions, JobTypes types, KeyedJobs keyed) {
        this.definitions = definitions;
        this.types = types;
        this.keyed = keyed;
    }

    /** Looks under the definition that the run or the inputs name, or else under all. */
    Look<Optional<FoundJob>> find(WaitingStep waiting, Look<Map<String, String>> inputs) {
        var named =
                keyed.context(waiting.step().key())
                        .map(KeptContext::definition)
                        .or(() -> inputs.value().flatMap(definitions::chosenBy))
                        .flatMap(definitions::named);
        Collection<JobDefinition> candidates =
                named.<Collection<JobDefinition>>map(List::of)
                        .orElseGet(() -> definitions.byName().values());
        try {
            for (var definition : candidates) {
                var found = find(waiting, definition);
                if (found.isPresent()) {
                    return Look.told(found);
                }
            }
            return Look.told(Optional.empty());
        } catch (JobAdapterException e) {
            return Look.untold(e);
        } catch (RuntimeException e) {
            return Look.untold(Kind.RETRY_LATER, e.toString());
        }
    }

    private Optional<FoundJob> find(WaitingStep waiting, JobDefinition definition) {
        var search =
                types.adapter(definition.type())
                        .search(
                                new JobRequest(
                                        waiting.step().key(),
                                        definition.name(),
                                        definition.settings(),
                                        Map.of(),
                                        "",
                                        waiting.since().minus(MARGIN)));
        return Standing.among(ofThisAttempt(search, waiting))
                .map(standing -> found(standing, search, waiting, definition));
    }

    private FoundJob found(
            Standing standing, JobSearch search, WaitingStep waiting, JobDefinition definition) {
        var key = waiting.step().key();
        return new FoundJob(
                standing,
                endedAt(standing)
                        .or(
                                () ->
                                        keyed.of(key).stream()
                                                .filter(
                                                        job ->
                                                                job.handle()
                                                                        .equals(standing.handle()))
                                                .findFirst()
                                                .flatMap(KeyedJob::endedAt)),
                search.history(),
                keyed.context(key).map(context -> context.job(definition.type())));
    }

    private static Map<JobHandle, JobStatus> ofThisAttempt(JobSearch search, WaitingStep waiting) {
        var began = waiting.since().minus(EARLIER);
        var jobs = new LinkedHashMap<>(search.jobs());
        jobs.values().removeIf(status -> badEnd(status).filter(began::isAfter).isPresent());
        return jobs;
    }

    private static Optional<Instant> endedAt(Standing standing) {
        return badEnd(standing.status());
    }

    private static Optional<Instant> badEnd(JobStatus status) {
        return status.match(
                running -> Optional.empty(),
                succeeded -> Optional.empty(),
                JobStatus.Failed::endedAt,
                JobStatus.Stopped::endedAt);
    }
}
