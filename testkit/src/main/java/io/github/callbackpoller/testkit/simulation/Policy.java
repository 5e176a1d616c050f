package io.github.callbackpoller.testkit.simulation;

import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.definition.JobDefinitionsReader;
import io.github.callbackpoller.glue.GlueJobAdapter;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The job definitions of a world, one of a few. */
enum Policy {
    USUAL("", Optional.empty(), false),
    SHORT_DEADLINE(",\"deadline\":\"40m\"", Optional.of(Duration.ofMinutes(40)), false),
    LEAVING(
            ",\"deadline\":\"40m\",\"onDeadline\":\"fail-and-leave\",\"onStop\":\"leave\"",
            Optional.of(Duration.ofMinutes(40)),
            true),
    GATED(",\"maxConcurrent\":1", Optional.empty(), false);

    static final String JOB = "work";
    static final Duration START_DEADLINE = Duration.ofHours(6);
    private static final JobDefinitions OLDER;
    private static final Map<Policy, JobDefinitions> READ = new EnumMap<>(Policy.class);

    private final String settings;
    private final Optional<Duration> deadline;
    private final boolean leaves;

    static {
        var reader = new JobDefinitionsReader(List.of(new GlueJobAdapter()));
        OLDER = reader.read("older", USUAL.text().replace(JOB, "other"));
        for (var policy : values()) {
            READ.put(policy, reader.read(policy.name(), policy.text()));
        }
    }

    Policy(String settings, Optional<Duration> deadline, boolean leaves) {
        this.settings = settings;
        this.deadline = deadline;
        this.leaves = leaves;
    }

    JobDefinitions definitions() {
        return Optional.ofNullable(READ.get(this)).orElseThrow();
    }

    /** What hosts have that know nothing of the job. */
    static JobDefinitions olderDefinitions() {
        return OLDER;
    }

    boolean hasDeadline() {
        return deadline.isPresent();
    }

    /** A job whose deadline is not its own time limit may run for as long as Glue's default. */
    int timeoutMinutes() {
        return hasDeadline() ? 2880 : 120;
    }

    Terms terms(long skew, int maxRetries) {
        var timeLimit = Duration.ofMinutes(timeoutMinutes());
        return new Terms(
                START_DEADLINE,
                deadline.orElse(timeLimit),
                deadline.orElse(timeLimit.multipliedBy(maxRetries + 1L).plusMinutes(15)),
                leaves,
                skew);
    }

    private String text() {
        return "{\"jobs\":{\""
                + JOB
                + "\":{\"type\":\"glue\",\"jobName\":\""
                + Jobs.NAME
                + "\",\"arguments\":{\"--input\":\"${input}\"},"
                + "\"outputs\":{\"run\":\"${job.id}\"}"
                + settings
                + "}},\"default\":\""
                + JOB
                + "\"}";
    }
}
