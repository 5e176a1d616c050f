package io.github.callbackpoller.worker.doctor;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.glue.model.Job;

/**
 * A Glue job, as far as definitions depend on it.
 *
 * @param maxRetries how often Glue runs it again by itself
 * @param timeout how long Glue lets a run take, if it says
 * @param maxConcurrentRuns how many runs at a time Glue allows
 * @param fixedArguments the names of arguments that no run may change
 */
record JobFacts(
        int maxRetries,
        Optional<Duration> timeout,
        int maxConcurrentRuns,
        Set<String> fixedArguments) {

    static JobFacts of(Job job) {
        var property = job.executionProperty();
        return new JobFacts(
                job.maxRetries() == null ? 0 : job.maxRetries(),
                Optional.ofNullable(job.timeout()).map(Duration::ofMinutes),
                property == null || property.maxConcurrentRuns() == null
                        ? 1
                        : property.maxConcurrentRuns(),
                Set.copyOf(job.nonOverridableArguments().keySet()));
    }

    /** How long all attempts of a run may take together. */
    Optional<Duration> longest() {
        return timeout.map(time -> time.multipliedBy(maxRetries + 1L));
    }
}
