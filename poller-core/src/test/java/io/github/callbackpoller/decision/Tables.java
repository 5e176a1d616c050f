package io.github.callbackpoller.decision;

import io.github.callbackpoller.definition.JobPolicy;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.StopCause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The decision tables of the phases that look at something, and how to decide one combination. */
final class Tables {
    static final DecisionTable START =
            withPolicies(
                    new DecisionTable()
                            .column("view", Sights.VIEWS)
                            .column(
                                    "search",
                                    List.of(Sights.SEARCHES).stream()
                                            .filter(word -> !word.equals("OWN"))
                                            .toArray(String[]::new))
                            .column("time", "BEFORE", "AT", "AFTER"));

    static final DecisionTable WATCH =
            withPolicies(
                            new DecisionTable()
                                    .column("view", Sights.VIEWS)
                                    .column("status", Sights.STATUSES)
                                    .column(
                                            "search",
                                            List.of(Sights.SEARCHES).stream()
                                                    .filter(
                                                            word ->
                                                                    !word.contains("_LIVE")
                                                                            || is(word))
                                                    .toArray(String[]::new))
                                    .column("time", "BEFORE", "AT", "AFTER", "LAST"))
                    .group("LATE", "AT", "AFTER", "LAST");

    /** A stop always looks by key; with a handle it looks at that run too. */
    static final DecisionTable STOP =
            withPolicies(
                    new DecisionTable()
                            .column("cause", Sights.names(StopCause.values()))
                            .column("handle", "KNOWN", "UNKNOWN")
                            .column("status", Sights.STATUSES)
                            .column(
                                    "search",
                                    List.of(Sights.SEARCHES).stream()
                                            .filter(word -> !word.equals("NOT_TAKEN"))
                                            .filter(word -> !word.contains("_LIVE") || is(word))
                                            .toArray(String[]::new))
                            .column(
                                    "time",
                                    "SOON",
                                    "MINUTE",
                                    "BEFORE",
                                    "FEW_LOOKS",
                                    "AT",
                                    "AFTER"));

    private static final Map<JobPolicy, StepRules> RULES = new ConcurrentHashMap<>();

    private Tables() {}

    /** One combination: the message, what was seen, and how the message came. */
    record Case(StepRules rules, PollerMessage message, Observation seen, Circumstances here) {
        Decision decide() {
            return rules.decide(message, seen, here);
        }
    }

    static Case start(Map<String, String> words) {
        var message = Steps.start();
        var now = time(words, message);
        var seen = Sights.observation(Optional.empty(), words, now);
        return new Case(rules(words), message, seen, Steps.at(now));
    }

    static Case watch(Map<String, String> words) {
        var message = Steps.watch();
        var now = time(words, message);
        var seen = Sights.observation(Optional.of(Steps.OWN), words, now);
        return new Case(rules(words), message, seen, Steps.at(now));
    }

    static Case stop(Map<String, String> words) {
        Optional<JobHandle> handle =
                words.get("handle").equals("KNOWN") ? Optional.of(Steps.OWN) : Optional.empty();
        int looks = words.get("time").equals("FEW_LOOKS") ? 2 : 3;
        var message =
                Steps.withMisses(Steps.stop(StopCause.valueOf(words.get("cause")), handle), looks);
        var now = time(words, message);
        var seen = Sights.observation(handle, words, now);
        return new Case(rules(words), message, seen, Steps.at(now));
    }

    private static boolean is(String word) {
        return word.equals("OTHER_LIVE");
    }

    private static DecisionTable withPolicies(DecisionTable table) {
        return table.column("onDeadline", Sights.names(JobPolicy.OnDeadline.values()))
                .column("onStop", Sights.names(JobPolicy.OnStop.values()))
                .group("UNTOLD", Sights.UNTOLD)
                .group("LIVE", "RUNNING", "UNRECOGNIZED")
                .group("LATE", "AT", "AFTER");
    }

    private static StepRules rules(Map<String, String> words) {
        return RULES.computeIfAbsent(
                Steps.policy(
                        JobPolicy.OnDeadline.valueOf(words.get("onDeadline")),
                        JobPolicy.OnStop.valueOf(words.get("onStop"))),
                Steps::rules);
    }

    private static Instant time(Map<String, String> words, PollerMessage message) {
        var deadline = message.timing().deadline();
        return switch (words.get("time")) {
            case "SOON" -> deadline.minus(Limits.STOP_BOUND).plus(Duration.ofSeconds(59));
            case "MINUTE" -> deadline.minus(Limits.STOP_BOUND).plus(Limits.STOP_LOOKS_AGAIN_AFTER);
            case "BEFORE" -> deadline.minusMillis(1);
            case "AT" -> deadline;
            case "LAST" -> deadline.plus(Limits.LOOKS_AFTER_DEADLINE);
            default -> deadline.plusSeconds(1);
        };
    }
}
