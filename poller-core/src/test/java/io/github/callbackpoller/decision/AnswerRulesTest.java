package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.message.PollerMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AnswerRulesTest {
    private static final Instant NOW = Steps.FIRST_SEEN.plus(Duration.ofHours(3));
    private static final JobOutcome SUCCESS =
            new JobOutcome.Succeeded(Map.of("s3_data_out", "s3://out"));
    private static final JobOutcome FAILURE = new JobOutcome.Failed("FAILED: out of memory");

    private static final DecisionTable TABLE =
            new DecisionTable()
                    .column("result", "ACCEPTED", "INVALID", "REFUSED", "UNCONFIRMED")
                    .column("view", Sights.VIEWS)
                    .column("outcome", "SUCCESS", "FAILURE")
                    .column("execution", "KNOWN", "UNKNOWN")
                    .column("misses", "0", "4", "5")
                    .column("time", "BEFORE", "AT", "AFTER")
                    .group("REFUSAL", "INVALID", "REFUSED")
                    .group("LATE", "AT", "AFTER");

    private final StepRules rules = Steps.rules();

    static List<DecisionTable.Row> rows() {
        // result       view outcome execution misses time | decision
        return TABLE.rows(
                """
                ACCEPTED    *    *       *       * *      | discard ANSWERED
                REFUSAL     OVER *       *       * *      | discard ANSWERED_BEFORE
                INVALID     UNKNOWN SUCCESS *    0 BEFORE | ANSWER_POSTPONED > ANSWER success
                INVALID     UNKNOWN SUCCESS *    0 LATE   | bury
                INVALID     *    SUCCESS *       * *      | ANSWER_POSTPONED > ANSWER failure
                REFUSAL     *    *       UNKNOWN 5 *      | bury
                *           *    *       *       * LATE   | bury
                *           *    SUCCESS *       * BEFORE | ANSWER_POSTPONED > ANSWER success
                *           *    FAILURE *       * BEFORE | ANSWER_POSTPONED > ANSWER failure
                """);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void afterAnswer_everyResult_isAsTheTableSays(DecisionTable.Row row) {
        for (var words : row.combinations()) {
            var message = message(words);
            var now = time(words, message);

            var decision = rules.afterAnswer(message, result(words), now);

            assertThat(Kinds.of(decision)).as(words.toString()).isIn(row.expected());
            assertThat(decision.toString()).doesNotContain(Steps.SECRET);
        }
    }

    @Test
    void beforeLooking_answer_isSentWithoutALook() {
        var message = Steps.answer(SUCCESS);

        var decision = rules.beforeLooking(message, Steps.at(NOW));

        assertThat(decision).contains(new Decision.Answer(message));
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 3", "2, 6", "3, 13", "8, 410", "9, 600", "60, 600"})
    void afterAnswer_unconfirmed_backsOff(int misses, long seconds) {
        var message = Steps.withMisses(Steps.answer(SUCCESS), misses);

        var next =
                (Decision.Requeue)
                        rules.afterAnswer(message, new AnswerResult.Unconfirmed("timeout"), NOW);

        assertThat(next.delay()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(next.next().tally().misses()).isEqualTo(misses + 1);
        assertThat(next.next().phase()).isEqualTo(message.phase());
        assertThat(next.next().timing().deadline()).isEqualTo(message.timing().deadline());
    }

    @Test
    void afterAnswer_highestKey_waitsNineHundredSecondsAtMost() {
        var message = Steps.withKey(Steps.withMisses(Steps.answer(SUCCESS), 99), Steps.HIGHEST_KEY);

        var next =
                (Decision.Requeue)
                        rules.afterAnswer(message, new AnswerResult.Unconfirmed("timeout"), NOW);

        assertThat(next.delay()).isEqualTo(Duration.ofSeconds(900));
    }

    @Test
    void afterAnswer_outputsFoundInvalid_becomesAFailureThatNamesTheError() {
        var invalid =
                new AnswerResult.Refused(
                        true,
                        "ValidationException: value too long",
                        Steps.view(StepView.State.WAITING));

        var next = (Decision.Requeue) rules.afterAnswer(Steps.answer(SUCCESS), invalid, NOW);

        assertThat(next.delay()).isZero();
        assertThat(Kinds.outcome(next.next()))
                .isEqualTo(
                        new JobOutcome.Failed(
                                "The job succeeded, but SageMaker refused its outputs:"
                                        + " ValidationException: value too long"));
    }

    @Test
    void afterAnswer_unconfirmedForFourWeeks_buryNamesTheLastError() {
        var message = Steps.answer(FAILURE);
        var late = message.timing().deadline();

        var decision =
                rules.afterAnswer(message, new AnswerResult.Unconfirmed("AccessDenied"), late);

        assertThat(decision)
                .isEqualTo(
                        new Decision.Bury(
                                "no answer was confirmed within 28 days; last error: AccessDenied"));
    }

    @Test
    void afterAnswer_accepted_saysWhatWasTold() {
        var success = rules.afterAnswer(Steps.answer(SUCCESS), new AnswerResult.Accepted(), NOW);
        var failure = rules.afterAnswer(Steps.answer(FAILURE), new AnswerResult.Accepted(), NOW);

        assertThat(success)
                .isEqualTo(
                        new Decision.Discard(
                                Happening.ANSWERED, "Success with outputs [s3_data_out]"));
        assertThat(failure)
                .isEqualTo(
                        new Decision.Discard(Happening.ANSWERED, "Failure: FAILED: out of memory"));
    }

    @Test
    void afterAnswer_refusedWhileTheStepIsShownAsItWasBeforeItRanAgain_isTriedAgain() {
        var before =
                new StepView(StepView.State.OVER, Optional.of(Steps.FIRST_SEEN.minusSeconds(61)));
        var refused = new AnswerResult.Refused(false, "why", before);

        var decision =
                rules.afterAnswer(Steps.answer(SUCCESS), refused, Steps.FIRST_SEEN.plusSeconds(30));

        assertThat(Kinds.of(decision)).isEqualTo("ANSWER_POSTPONED > ANSWER success");
    }

    @Test
    void refused_seeing_keepsWhatWasRefused() {
        var refused = new AnswerResult.Refused(true, "why", StepView.UNKNOWN);

        var seeing = refused.seeing(Steps.view(StepView.State.OVER));

        assertThat(seeing)
                .isEqualTo(new AnswerResult.Refused(true, "why", Steps.view(StepView.State.OVER)));
    }

    private static PollerMessage message(Map<String, String> words) {
        var message =
                Steps.withMisses(
                        Steps.answer(words.get("outcome").equals("SUCCESS") ? SUCCESS : FAILURE),
                        Integer.parseInt(words.get("misses")));
        var execution =
                words.get("execution").equals("KNOWN") ? Steps.EXECUTION : ExecutionArn.UNKNOWN;
        return new PollerMessage(
                new CallbackStep(Steps.TOKEN, execution, Steps.LOWEST_KEY),
                message.rank(),
                message.timing(),
                message.tally(),
                message.phase());
    }

    private static AnswerResult result(Map<String, String> words) {
        var view = Steps.view(StepView.State.valueOf(words.get("view")));
        return switch (words.get("result")) {
            case "ACCEPTED" -> new AnswerResult.Accepted();
            case "INVALID" -> new AnswerResult.Refused(true, "ValidationException", view);
            case "REFUSED" -> new AnswerResult.Refused(false, "ConflictException", view);
            default -> new AnswerResult.Unconfirmed("timeout");
        };
    }

    private static Instant time(Map<String, String> words, PollerMessage message) {
        var deadline = message.timing().deadline();
        return switch (words.get("time")) {
            case "BEFORE" -> deadline.minusMillis(1);
            case "AT" -> deadline;
            default -> deadline.plusSeconds(1);
        };
    }
}
