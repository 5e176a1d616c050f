package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.definition.JobPolicy;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.Rank;
import io.github.callbackpoller.message.StopCause;
import io.github.callbackpoller.message.Tally;
import io.github.callbackpoller.message.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is decided without a look: every phase, superseded or not, early or not, known or not. */
class BeforeLookingTest {
    private static final Instant NOW = Steps.STARTED.plusSeconds(30);

    private static final DecisionTable TABLE =
            new DecisionTable()
                    .column("phase", "START", "WATCH", "STOP", "ANSWER")
                    .column("superseded", "BY_START", "BY_WATCH", "NO")
                    .column("came", "NEW", "RECEIVED_BEFORE", "FOLLOWING")
                    .column("due", "PAST", "NOW", "LATER", "LATER_BUT_NO_HOP")
                    .column("job", "KNOWN", "NO_DEFINITION", "NO_ADAPTER")
                    .column("end", "NOT_YET", "OVERDUE", "EXHAUSTED");

    static List<DecisionTable.Row> rows() {
        // phase      superseded           came  due   job     end | decision
        return TABLE.rows(
                """
                *           BY_START/BY_WATCH   NEW   *     *     *       | discard SUPERSEDED
                !START      BY_START/BY_WATCH   *     *     *     *       | discard SUPERSEDED
                START       *                   *     LATER *     *       | HOP > START
                WATCH       *                   *     LATER *     *       | HOP > WATCH
                STOP        *                   *     LATER *     *       | HOP > STOP PIPELINE
                ANSWER      *                   *     LATER *     *       | HOP > ANSWER success
                ANSWER      *                   *     *     *     *       | answer success
                *           *                   *     *     KNOWN *       | look
                *           *                   *     *     *     NOT_YET | resend LEFT_TO_NEWER_HOST
                *           *                   *     *     *     *       | answer failure
                """);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void beforeLooking_everyMessage_isAsTheTableSays(DecisionTable.Row row) {
        for (var words : row.combinations()) {
            var here =
                    new Circumstances(
                            NOW,
                            later(words),
                            words.get("came").equals("RECEIVED_BEFORE") ? 2 : 1,
                            NOW.plusSeconds(60));

            var decision = rules(words).beforeLooking(message(words), here);

            assertThat(decision.map(Kinds::of).orElse("look"))
                    .as(words.toString())
                    .isIn(row.expected());
        }
    }

    @Test
    void beforeLooking_definitionNotKnownInTime_failureNamesIt() {
        var words = Map.of("phase", "WATCH", "due", "PAST", "job", "NO_ADAPTER", "end", "OVERDUE");

        var decision = rules(words).beforeLooking(message(words), Steps.at(NOW)).orElseThrow();

        assertThat(Kinds.reason(decision))
                .isEqualTo(
                        "No host could watch the job: job definition 'taxi-prep'"
                                + " is not known here");
    }

    @Test
    void beforeLooking_definitionNotKnownYet_isShownAgainInTwoMinutes() {
        var words =
                Map.of("phase", "START", "due", "PAST", "job", "NO_DEFINITION", "end", "NOT_YET");

        var decision = rules(words).beforeLooking(message(words), Steps.at(NOW));

        assertThat(decision)
                .contains(
                        new Decision.Resend(
                                Duration.ofMinutes(2),
                                Happening.LEFT_TO_NEWER_HOST,
                                "job definition 'taxi-prep' is not known here"));
    }

    @Test
    void needs_staleStartsNotRefused_doNotAskForTheStep() {
        var rules =
                new StepRules(
                        Steps.definitions(),
                        Set.of("glue"),
                        PollSchedule.fixed(Duration.ofMinutes(1)),
                        new Limits(10, false));

        var needs = rules.needs(Steps.start(), NOW);

        assertThat(needs).isEqualTo(new Needs(true, Optional.empty(), false));
    }

    @Test
    void needs_answer_isNothing() {
        var needs = Steps.rules().needs(Steps.answer(new JobOutcome.Failed("why")), NOW);

        assertThat(needs).isEqualTo(new Needs(false, Optional.empty(), false));
    }

    @Test
    void typeOf_message_isItsDefinitions() {
        var rules = Steps.rules();

        assertThat(rules.typeOf(Steps.start())).contains("glue");
        assertThat(rules.typeOf(Steps.watch())).contains("glue");
        assertThat(rules.typeOf(Steps.stop(StopCause.PIPELINE, Optional.empty()))).contains("glue");
        assertThat(rules.typeOf(Steps.answer(new JobOutcome.Failed("why")))).isEmpty();
    }

    @Test
    void afterAnswer_messageThatIsNoAnswer_isRefused() {
        var rules = Steps.rules();
        var stop = Steps.stop(StopCause.PIPELINE, Optional.empty());

        for (var message : List.of(Steps.start(), Steps.watch(), stop)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> rules.afterAnswer(message, new AnswerResult.Accepted(), NOW));
        }
    }

    @Test
    void afterStart_messageThatStartsNothing_isRefused() {
        var request = Requests.toFind(Steps.start(), definition(), StepView.UNKNOWN);
        var stop = Steps.stop(StopCause.PIPELINE, Optional.empty());

        for (var message : List.of(Steps.watch(), stop)) {
            var decision =
                    new Decision.StartJob(message, request, RunHistory.none(), Optional.empty());

            assertThatIllegalStateException()
                    .isThrownBy(() -> Steps.rules().afterStart(decision, Steps.OWN, NOW));
        }
    }

    @Test
    void afterUnstoppable_messageThatStopsNothing_isSentAsDecided() {
        var answer = Steps.answer(new JobOutcome.Failed("why"));

        for (var message : List.of(Steps.start(), Steps.watch(), answer)) {
            var decision =
                    Follow.requeue(message, Duration.ofSeconds(7), NOW, Happening.UNTOLD, "why");

            assertThat(Steps.rules().afterUnstoppable(decision)).isEqualTo(decision);
        }
    }

    private static JobDefinition definition() {
        return Steps.definitions().named(Steps.DEFINITION).orElseThrow();
    }

    @Test
    void limits_noHopAtAll_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Limits(0, true))
                .withMessage("hopBudget must be at least 1, not 0");
        assertThat(new Limits(1, true).hopBudget()).isEqualTo(1);
    }

    private static Optional<Later> later(Map<String, String> words) {
        return switch (words.get("superseded")) {
            case "BY_START" -> Optional.of(new Later(Optional.empty()));
            case "BY_WATCH" -> Optional.of(new Later(Optional.of(Steps.OWN)));
            default -> Optional.empty();
        };
    }

    private static StepRules rules(Map<String, String> words) {
        var definitions =
                words.get("job").equals("NO_DEFINITION")
                        ? new JobDefinitions(Map.of(), Optional.empty())
                        : Steps.definitions(JobPolicy.DEFAULT);
        Set<String> types = words.get("job").equals("NO_ADAPTER") ? Set.of() : Set.of("glue");
        return new StepRules(
                definitions, types, PollSchedule.fixed(Duration.ofMinutes(1)), Limits.DEFAULT);
    }

    private static PollerMessage message(Map<String, String> words) {
        var message =
                switch (words.get("phase")) {
                    case "START" -> Steps.start();
                    case "WATCH" -> Steps.watch();
                    case "STOP" -> Steps.stop(StopCause.PIPELINE, Optional.empty());
                    default -> Steps.answer(new JobOutcome.Succeeded(Map.of()));
                };
        var due =
                switch (words.get("due")) {
                    case "PAST" -> NOW.minusSeconds(1);
                    case "NOW" -> NOW;
                    default -> NOW.plusSeconds(500);
                };
        boolean hop = !words.get("due").endsWith("NO_HOP");
        var deadline = words.get("end").equals("OVERDUE") ? NOW : NOW.plusSeconds(3600);
        var hops = words.get("end").equals("EXHAUSTED") ? Limits.DEFAULT.hopBudget() : 0;
        return new PollerMessage(
                message.step(),
                words.getOrDefault("came", "FOLLOWING").equals("FOLLOWING")
                        ? Rank.FIRST.next()
                        : Rank.FIRST,
                new Timing(Steps.FIRST_SEEN, due, hop, deadline),
                new Tally(0, 0, 0, hops, 0),
                message.phase());
    }
}
