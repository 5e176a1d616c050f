package io.github.callbackpoller.sweep;

import io.github.callbackpoller.decision.Home;
import io.github.callbackpoller.decision.IntakeRules;
import io.github.callbackpoller.decision.Look;
import io.github.callbackpoller.decision.Standing;
import io.github.callbackpoller.decision.Steps;
import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.definition.JobPolicy;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.message.Job;
import io.github.callbackpoller.message.PollerMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What a sweep may have seen, and what its rules make of it. */
final class Sightings {
    static final Instant SINCE = Steps.FIRST_SEEN;
    static final Job JOB = new Job("prep", "glue", Map.of("out", "s3://out"));
    static final Duration START_DEADLINE = Duration.ofHours(3);
    static final JobDefinitions DEFINITIONS = definitions();

    private Sightings() {}

    static SweepRules rules(boolean all) {
        var intake = new IntakeRules(DEFINITIONS, Home.ANYWHERE, (token, execution) -> Steps.STEP);
        return new SweepRules(DEFINITIONS, intake, all);
    }

    static Look<Optional<FoundJob>> job(String kind, boolean context, Instant now) {
        return switch (kind) {
            case "none" -> Look.told(Optional.empty());
            case "unknown" -> Look.untold(Kind.THROTTLED, "slow down");
            case "runs" ->
                    Look.told(
                            Optional.of(
                                    found(
                                            JobStatus.Running.of("RUNNING"),
                                            Optional.empty(),
                                            context)));
            case "ended" -> Look.told(Optional.of(ended(Optional.of(SINCE), context)));
            case "ends" ->
                    Look.told(Optional.of(ended(Optional.of(now.minusSeconds(60)), context)));
            default -> throw new IllegalArgumentException(kind);
        };
    }

    static FoundJob ended(Optional<Instant> at, boolean context) {
        return found(new JobStatus.Succeeded("SUCCEEDED", Map.of()), at, context);
    }

    static FoundJob found(JobStatus status, Optional<Instant> endedAt, boolean context) {
        return new FoundJob(
                new Standing(Steps.OWN, status, List.of()),
                endedAt,
                RunHistory.none(),
                context ? Optional.of(JOB) : Optional.empty());
    }

    static Look<Map<String, String>> inputs(String kind) {
        return switch (kind) {
            case "told" -> Look.told(Map.of("input", "s3://in"));
            case "unmade" -> Look.untold(Kind.HOPELESS, "not to be made");
            case "unread" -> Look.untold(Kind.RETRY_LATER, "not read");
            default -> throw new IllegalArgumentException(kind);
        };
    }

    static Sighting seen(FoundJob found) {
        return new Sighting(waiting(false), Look.told(Optional.of(found)), inputs("unread"));
    }

    static WaitingStep waiting(boolean stopping) {
        return new WaitingStep("Work", Steps.STEP, SINCE, stopping);
    }

    static String label(Remedy remedy) {
        return remedy.match(
                why -> "leave", (message, why) -> message.phase().label(), why -> "report");
    }

    static PollerMessage injected(Remedy remedy) {
        return remedy.<Optional<PollerMessage>>match(
                        why -> Optional.empty(),
                        (message, why) -> Optional.of(message),
                        why -> Optional.empty())
                .orElseThrow();
    }

    static JobDefinitions definitions() {
        var policy =
                new JobPolicy(
                        START_DEADLINE,
                        Optional.empty(),
                        JobPolicy.OnDeadline.FAIL_AND_STOP,
                        JobPolicy.OnStop.STOP,
                        OptionalInt.empty());
        var prep = new JobDefinition("prep", "glue", Map.of(), Map.of(), Map.of(), policy);
        return new JobDefinitions(Map.of("prep", prep), Optional.of("prep"));
    }
}
