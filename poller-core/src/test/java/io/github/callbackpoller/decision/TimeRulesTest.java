package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.job.RunHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TimeRulesTest {
    private static final Instant FINISH_BY = Steps.STARTED;

    private static final DecisionTable TABLE =
            new DecisionTable()
                    .column("decision", "START", "ANSWER", "REQUEUE", "DISCARD", "BURY", "RESEND")
                    .column("time", "BEFORE", "AT", "AFTER")
                    .column("invisible", "14999", "15000", "60000")
                    .column("receives", "1", "2", "9")
                    .group("LATE", "AT", "AFTER");

    static List<DecisionTable.Row> rows() {
        // decision    time   invisible receives | decision
        return TABLE.rows(
                """
                START        BEFORE !14999 *  | as decided
                START        *      *      1  | hand back
                START        *      *      *  | HANDED_BACK > START
                ANSWER       BEFORE *      *  | as decided
                ANSWER       *      *      1  | hand back
                ANSWER       *      *      *  | HANDED_BACK > ANSWER success
                *            *      *      *  | as decided
                """);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void inTime_everyDecision_isAsTheTableSays(DecisionTable.Row row) {
        for (var words : row.combinations()) {
            var decided = decision(words.get("decision"));
            var now = time(words.get("time"));
            var here =
                    new Circumstances(
                            now,
                            Optional.empty(),
                            Integer.parseInt(words.get("receives")),
                            now.plusMillis(Long.parseLong(words.get("invisible"))));

            var decision = TimeRules.inTime(decided, here, FINISH_BY);

            assertThat(decision.equals(decided) ? "as decided" : Kinds.of(decision))
                    .as(words.toString())
                    .isIn(row.expected());
        }
    }

    private static Decision decision(String word) {
        return switch (word) {
            case "START" ->
                    new Decision.StartJob(
                            Steps.start(),
                            Steps.rules().searchFor(Steps.start(), StepView.UNKNOWN).orElseThrow(),
                            RunHistory.none(),
                            Optional.empty());
            case "ANSWER" -> new Decision.Answer(Steps.answer(new JobOutcome.Succeeded(Map.of())));
            case "REQUEUE" ->
                    Follow.requeue(
                            Steps.watch(),
                            Duration.ofSeconds(1),
                            Steps.STARTED,
                            Happening.STILL_RUNNING,
                            "");
            case "DISCARD" -> new Decision.Discard(Happening.SUPERSEDED, "");
            case "BURY" -> new Decision.Bury("why");
            default -> new Decision.Resend(Duration.ZERO, Happening.LEFT_TO_NEWER_HOST, "");
        };
    }

    private static Instant time(String word) {
        return switch (word) {
            case "BEFORE" -> FINISH_BY.minusMillis(1);
            case "AT" -> FINISH_BY;
            default -> FINISH_BY.plusSeconds(1);
        };
    }
}
