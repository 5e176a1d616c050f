package io.github.callbackpoller.sweep;

import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.KeyedJob;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The jobs that carry a key, listed once for each external job that definitions name. */
final class KeyedJobs {

    /** A Glue run takes seven days at most; older ones can't be running. */
    private static final Duration LONGEST_JOB = Duration.ofDays(8);

    private final List<KeyedJob> jobs = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private KeyedJobs() {}

    /** Those that are known. */
    static KeyedJobs of(KeyedJob job) {
        var known = new KeyedJobs();
        known.jobs.add(job);
        return known;
    }

    /** When the oldest job began that may matter to steps that wait, or runs without one. */
    static Instant notBefore(Collection<WaitingStep> waiting, Instant now) {
        return waiting.stream()
                .map(WaitingStep::since)
                .reduce(now.minus(LONGEST_JOB), (one, next) -> one.isBefore(next) ? one : next);
    }

    static KeyedJobs list(
            Collection<JobDefinition> definitions, JobTypes types, Instant notBefore) {
        var listed = new KeyedJobs();
        var seen = new HashSet<List<Object>>();
        for (var definition : definitions) {
            if (seen.add(List.of(definition.type(), definition.settings()))) {
                listed.add(definition, types, notBefore);
            }
        }
        return listed;
    }

    private void add(JobDefinition definition, JobTypes types, Instant notBefore) {
        try {
            jobs.addAll(types.adapter(definition.type()).keyed(definition.settings(), notBefore));
        } catch (RuntimeException e) {
            problems.add(
                    "the jobs of '" + definition.name() + "' can't be listed: " + e.getMessage());
        }
    }

    /** All of them. */
    List<KeyedJob> all() {
        return List.copyOf(jobs);
    }

    /** The jobs of one step. */
    List<KeyedJob> of(JobKey key) {
        return jobs.stream().filter(job -> job.key().equals(key)).toList();
    }

    /** What the jobs of one step keep of it. */
    Optional<KeptContext> context(JobKey key) {
        return of(key).stream()
                .flatMap(job -> KeptContext.read(job.context()).stream())
                .findFirst();
    }

    /** The jobs that have not ended. */
    List<KeyedJob> live() {
        return jobs.stream().filter(job -> !job.status().hasEnded()).toList();
    }

    /** What could not be listed. */
    List<String> problems() {
        return List.copyOf(problems);
    }
}
