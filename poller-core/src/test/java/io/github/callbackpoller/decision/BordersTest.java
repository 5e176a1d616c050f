package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.definition.JobPolicy;
import io.github.callbackpoller.definition.Template;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.message.CallbackMessage;
import io.github.callbackpoller.message.Decoded;
import io.github.callbackpoller.message.MessageCodec;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.Tally;
import io.github.callbackpoller.message.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens exactly at a limit, one before it and one after. */
class BordersTest {
    private static final Instant NOW = Steps.STARTED.plusSeconds(600);

    private final StepRules rules = Steps.rules();

    @ParameterizedTest
    @CsvSource({"2, UNTOLD > WATCH", "3, answer success"})
    void decide_settledRunSucceededAndLookUpsFail_isPatientForThreeTries(
            int misses, String expected) {
        assertThat(afterFailedLookUp(Steps.succeeded(), misses)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2, UNTOLD > WATCH", "3, answer failure"})
    void decide_settledRunStoppedAndLookUpsFail_isPatientForThreeTries(
            int misses, String expected) {
        assertThat(afterFailedLookUp(Steps.stopped(), misses)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, START_POSTPONED > START", "1, START_POSTPONED > START", "2, answer failure"})
    void decide_lookUpBeforeTheStartIsRefused_endsAtTheThirdTime(int refusals, String expected) {
        var message = Steps.start().with(new Tally(0, refusals, refusals, 0, 0));

        var decision =
                rules.decide(message, Steps.seen(Steps.untold(Kind.HOPELESS)), Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"2, ANSWER_POSTPONED > ANSWER success", "3, ANSWER_POSTPONED > ANSWER failure"})
    void afterAnswer_invalidWhileTheStepCannotBeRead_isDoubtedThreeTimes(
            int misses, String expected) {
        var answer =
                Steps.withMisses(Steps.answer(new JobOutcome.Succeeded(Map.of("a", "b"))), misses);
        var refused = new AnswerResult.Refused(true, "ValidationException", StepView.UNKNOWN);

        assertThat(Kinds.of(rules.afterAnswer(answer, refused, NOW))).isEqualTo(expected);
    }

    @Test
    void afterFailedStart_messageWithoutAnyTimeLeft_waitsAsAnOldOne() {
        var start = Steps.withMisses(Steps.start(), 20);
        var now = start.timing().firstSeen();
        var hurried =
                new PollerMessage(
                        start.step(),
                        start.rank(),
                        new Timing(now, now, false, now),
                        start.tally(),
                        start.phase());

        assertThat(Backoff.beforeStart(hurried, now)).isEqualTo(Duration.ofSeconds(48));
    }

    @Test
    void takeIn_messageOfExactlyTheLongestSize_isTakenAndNoLongerOne() {
        int room =
                MessageCodec.LARGEST - Limits.ROOM_TO_GROW - MessageCodec.encode(taken(0)).length();

        var largest = taken(room);

        assertThat(largest.phase()).isInstanceOf(Phase.Start.class);
        assertThat(MessageCodec.encode(largest).length())
                .isEqualTo(MessageCodec.LARGEST - Limits.ROOM_TO_GROW);
        assertThat(taken(room + 1).phase()).isInstanceOf(Phase.Answer.class);
    }

    @Test
    void takeIn_longOutputWithAFactOfTheJob_isMeasuredWhenTheJobHasEnded() {
        var long1024 = "${job.id}" + "x".repeat(1024);
        var outputs = Map.of("a", new Template(long1024), "b", new Template("short"));
        var definition =
                new JobDefinition("a", "glue", Map.of(), Map.of(), outputs, JobPolicy.DEFAULT);
        var intake =
                new IntakeRules(
                        new JobDefinitions(Map.of("a", definition), Optional.of("a")),
                        Home.ANYWHERE,
                        (token, execution) -> Steps.STEP);

        assertThat(taken(intake, Map.of()).phase()).isInstanceOf(Phase.Start.class);
    }

    @Test
    void decide_runsFoundEndedBeforeTheStepBegan_hideNotTheStepsOwn() {
        var before = Optional.of(Steps.STARTED.minusSeconds(3600));
        var old = new JobStatus.Failed("FAILED", "out of memory", "run jr_2", before, false);
        var seen =
                new Observation(
                        Look.told(Steps.failed()),
                        Steps.found(Map.of(Steps.OTHER, old)),
                        new StepView(StepView.State.WAITING, Optional.of(Steps.STARTED)));

        var decision = rules.decide(Steps.watch(), seen, Steps.at(NOW));

        assertThat(Kinds.reason(decision)).contains("out of memory", "jr_1");
    }

    private String afterFailedLookUp(JobStatus status, int misses) {
        var watch = Steps.watching();
        var settled =
                Steps.withMisses(Steps.watch(), misses)
                        .with(
                                new Phase.Watch(
                                        watch.job(),
                                        watch.handle(),
                                        watch.startedAt(),
                                        true,
                                        watch.seenWaiting(),
                                        watch.history()));
        var seen = Steps.seen(Look.told(status), Steps.untold(Kind.THROTTLED));
        return Kinds.of(rules.decide(settled, seen, Steps.at(NOW)));
    }

    private static PollerMessage taken(int length) {
        var inputs = new HashMap<>(Steps.INPUTS);
        inputs.put("big", "x".repeat(length));
        var intake =
                new IntakeRules(
                        Steps.definitions(), Home.ANYWHERE, (token, execution) -> Steps.STEP);
        return taken(intake, inputs);
    }

    private static PollerMessage taken(IntakeRules intake, Map<String, String> inputs) {
        var callback = new CallbackMessage(Steps.TOKEN, Steps.EXECUTION, inputs, false);
        return intake.takeIn(new Decoded.Callback(callback), Steps.FIRST_SEEN, false, NOW)
                .match(
                        message -> message,
                        decision -> {
                            throw new AssertionError(decision);
                        });
    }
}
