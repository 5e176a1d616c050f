package io.github.callbackpoller.decision;

import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobSearch;
import io.github.callbackpoller.job.JobStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the words in the decision tables stand for. */
final class Sights {
    static final String[] UNTOLD = names(Kind.values());
    static final String[] VIEWS = names(StepView.State.values());
    static final String[] STATUSES =
            with(
                    UNTOLD,
                    "RUNNING",
                    "UNRECOGNIZED",
                    "SUCCEEDED",
                    "FAILED",
                    "RETRYING",
                    "RETRIED",
                    "STOPPED",
                    "NOT_TAKEN");
    static final String[] SEARCHES =
            with(
                    UNTOLD,
                    "NOT_TAKEN",
                    "NONE",
                    "OWN",
                    "OTHER_LIVE",
                    "OTHER_SUCCEEDED",
                    "OTHER_FAILED",
                    "OTHER_STOPPED",
                    "TWO_LIVE",
                    "SUCCEEDED_AND_LIVE");

    private Sights() {}

    static Observation observation(
            Optional<JobHandle> handle, Map<String, String> words, Instant now) {
        var status =
                handle.isPresent()
                        ? status(words.getOrDefault("status", "NOT_TAKEN"), now)
                        : Look.<JobStatus>notTaken();
        return new Observation(
                status,
                search(words.get("search"), status, now),
                new StepView(
                        StepView.State.valueOf(words.getOrDefault("view", "UNKNOWN")),
                        Optional.of(Instant.EPOCH).filter(began -> words.containsKey("cause"))));
    }

    private static Look<JobStatus> status(String word, Instant now) {
        return switch (word) {
            case "RUNNING" -> Look.told(Steps.running());
            case "UNRECOGNIZED" ->
                    Look.told(
                            new JobStatus.Running(
                                    "THINKING", false, Optional.empty(), Optional.empty()));
            case "SUCCEEDED" -> Look.told(Steps.succeeded());
            case "FAILED" -> Look.told(Steps.failed());
            case "RETRYING" -> Look.told(Steps.failedWithRetriesLeft(now.minusSeconds(60)));
            case "RETRIED" -> Look.told(Steps.failedWithRetriesLeft(now.minus(Limits.RETRY_GRACE)));
            case "STOPPED" -> Look.told(Steps.stopped());
            case "NOT_TAKEN" -> Look.notTaken();
            default -> Steps.untold(Kind.valueOf(word));
        };
    }

    private static Look<JobSearch> search(String word, Look<JobStatus> own, Instant now) {
        return switch (word) {
            case "NOT_TAKEN" -> Look.notTaken();
            case "NONE" -> Steps.found(Map.of());
            case "OWN" -> Steps.found(Map.of(Steps.OWN, own.value().orElse(Steps.running())));
            case "OTHER_LIVE" -> beside(own, Steps.running());
            case "OTHER_SUCCEEDED" -> beside(own, Steps.succeeded());
            case "OTHER_FAILED" -> beside(own, failedSinceTheMessage());
            case "OTHER_STOPPED" -> beside(own, Steps.stopped());
            case "TWO_LIVE" ->
                    Steps.found(Steps.OWN, Steps.running(), Steps.OTHER, Steps.running());
            case "SUCCEEDED_AND_LIVE" ->
                    Steps.found(Steps.OWN, Steps.succeeded(), Steps.OTHER, Steps.running());
            default -> Steps.untold(Kind.valueOf(word));
        };
    }

    private static Look<JobSearch> beside(Look<JobStatus> own, JobStatus other) {
        var jobs = new LinkedHashMap<JobHandle, JobStatus>();
        own.value().ifPresent(status -> jobs.put(Steps.OWN, status));
        jobs.put(Steps.OTHER, other);
        return Steps.found(jobs);
    }

    private static JobStatus failedSinceTheMessage() {
        var ended = Optional.of(Steps.FIRST_SEEN);
        return new JobStatus.Failed("ERROR", "no such table", "run jr_2", ended, false);
    }

    static String[] names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toArray(String[]::new);
    }

    private static String[] with(String[] some, String... more) {
        var all = Arrays.copyOf(more, more.length + some.length);
        System.arraycopy(some, 0, all, more.length, some.length);
        return all;
    }
}
