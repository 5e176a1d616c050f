package io.github.callbackpoller.worker.doctor;

import io.github.callbackpoller.definition.Durations;
import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.glue.GlueJobAdapter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is asked of a Glue job and the definition that starts it. Pure. */
final class JobRules {
    private JobRules() {}

    static List<Finding> check(JobDefinition definition, JobFacts job) {
        return Stream.of(
                        keyIsTaken(definition, job),
                        argumentsAreFixed(definition, job),
                        deadlineIsShort(definition, job),
                        gateIsWide(definition, job),
                        oneRunAtATime(definition, job),
                        retries(definition, job))
                .flatMap(Optional::stream)
                .toList();
    }

    static Finding missing(JobDefinition definition) {
        return Finding.error(
                subject(definition),
                "does not exist in Glue",
                "every step that chooses definition '" + definition.name() + "' fails",
                "Create the job, or correct jobName.");
    }

    static Finding unread(JobDefinition definition, String why) {
        return Finding.warning(
                subject(definition),
                "can't be read (" + why + ")",
                "hosts of the same role don't know how often Glue retries it, nor its timeout",
                "Allow glue:GetJob on it.");
    }

    private static Optional<Finding> keyIsTaken(JobDefinition definition, JobFacts job) {
        return job.fixedArguments().contains(GlueJobAdapter.KEY_ARGUMENT)
                        || job.fixedArguments().contains(GlueJobAdapter.CONTEXT_ARGUMENT)
                ? Optional.of(
                        Finding.error(
                                subject(definition),
                                "fixes "
                                        + GlueJobAdapter.KEY_ARGUMENT
                                        + " or "
                                        + GlueJobAdapter.CONTEXT_ARGUMENT,
                                "runs can't carry the key of their step, and are not found again",
                                "Remove it from the job's NonOverridableArguments."))
                : Optional.empty();
    }

    private static Optional<Finding> argumentsAreFixed(JobDefinition definition, JobFacts job) {
        var fixed =
                definition.arguments().keySet().stream()
                        .filter(job.fixedArguments()::contains)
                        .sorted()
                        .toList();
        return fixed.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Finding.error(
                                subject(definition),
                                "fixes " + String.join(", ", fixed),
                                "definition '" + definition.name() + "' can't set them",
                                "Remove them from the definition, or from the job's"
                                        + " NonOverridableArguments."));
    }

    private static Optional<Finding> deadlineIsShort(JobDefinition definition, JobFacts job) {
        var deadline = definition.policy().deadline();
        return deadline.flatMap(given -> job.longest().filter(most -> given.compareTo(most) < 0))
                .map(
                        most ->
                                Finding.warning(
                                        subject(definition),
                                        "may take " + Durations.format(most) + ", retries included",
                                        "the deadline of definition '"
                                                + definition.name()
                                                + "', "
                                                + Durations.format(deadline.orElseThrow())
                                                + ", fails its step before",
                                        "Leave the deadline out, or shorten the job's Timeout."));
    }

    private static Optional<Finding> gateIsWide(JobDefinition definition, JobFacts job) {
        var gate = definition.policy().maxConcurrent();
        return gate.isPresent() && gate.getAsInt() > job.maxConcurrentRuns()
                ? Optional.of(
                        Finding.warning(
                                subject(definition),
                                "allows " + job.maxConcurrentRuns() + " runs at a time",
                                "maxConcurrent of definition '"
                                        + definition.name()
                                        + "', "
                                        + gate.getAsInt()
                                        + ", never takes effect",
                                "Lower it, or raise the job's MaxConcurrentRuns."))
                : Optional.empty();
    }

    private static Optional<Finding> oneRunAtATime(JobDefinition definition, JobFacts job) {
        return job.maxConcurrentRuns() == 1 && definition.policy().maxConcurrent().isEmpty()
                ? Optional.of(
                        Finding.note(
                                subject(definition),
                                "allows one run at a time",
                                "a second step waits, within its startDeadline ("
                                        + Durations.format(definition.policy().startDeadline())
                                        + "), until the first run has ended",
                                "If that is not meant: raise the job's MaxConcurrentRuns."))
                : Optional.empty();
    }

    private static Optional<Finding> retries(JobDefinition definition, JobFacts job) {
        return job.maxRetries() > 0
                ? Optional.of(
                        Finding.note(
                                subject(definition),
                                "is run again by Glue up to " + job.maxRetries() + " times",
                                "a step fails only when the last attempt has, and what the job does"
                                        + " is done again",
                                "If that is not meant: set the job's MaxRetries to 0."))
                : Optional.empty();
    }

    static String subject(JobDefinition definition) {
        return "Glue job '" + definition.settings().getOrDefault(GlueJobAdapter.JOB_NAME, "") + "'";
    }
}
