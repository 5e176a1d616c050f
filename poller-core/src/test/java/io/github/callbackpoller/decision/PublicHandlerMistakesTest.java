package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.definition.OutputLimits;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.message.CallbackMessage;
import io.github.callbackpoller.message.Decoded;
import io.github.callbackpoller.message.KeyDerivation;
import io.github.callbackpoller.message.MessageCodec;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The mistakes seen in public callback-step handlers (M1 to M25 in the project's notes on peers),
 * as far as the rules and the codec can show that they are not made here.
 */
class PublicHandlerMistakesTest {
    private static final Instant NOW = Steps.STARTED.plus(Duration.ofMinutes(10));

    private final StepRules rules = Steps.rules();
    private final IntakeRules intake =
            new IntakeRules(Steps.definitions(), Home.ANYWHERE, KeyDerivation::derive);

    @Test
    @DisplayName("M1: nothing that may be logged shows the token")
    void message_asText_neverShowsTheToken() {
        var body = MessageCodec.encode(Steps.watch());
        var decision = rules.decide(Steps.watch(), Steps.seen(Steps.failed()), Steps.at(NOW));

        var shown = Steps.watch() + " " + MessageCodec.decode(body) + " " + decision;

        assertThat(body).contains(Steps.SECRET);
        assertThat(shown).doesNotContain(Steps.SECRET);
    }

    @Test
    @DisplayName("M1: the job's arguments hold the key, never the token")
    void request_ofAnAdapter_neverHoldsTheToken() {
        var start = rules.decide(Steps.start(), Steps.seen(Steps.found(Map.of())), Steps.at(NOW));

        assertThat(((Decision.StartJob) start).request().toString()).doesNotContain(Steps.SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Stopping", "stopping", "STOPPING"})
    @DisplayName("M2: a stop message never starts a job")
    void stopMessage_anyCase_neverStartsAJob(String status) {
        var body =
                "{\"token\":\"26vcYbeWsZ\",\"pipelineExecutionArn\":\""
                        + Steps.EXECUTION.value()
                        + "\",\"arguments\":{\"input_location\":\"a\",\"output_location\":\"b\"},"
                        + "\"status\":\""
                        + status
                        + "\"}";

        var message = taken(MessageCodec.decode(body));

        var decision = rules.decide(message, Steps.seen(Steps.found(Map.of())), Steps.at(NOW));
        assertThat(message.phase()).isInstanceOf(Phase.Stop.class);
        assertThat(Kinds.of(decision)).isEqualTo("STOPPING > STOP PIPELINE");
    }

    @Test
    @DisplayName("M3: a stop is answered only when the job has stopped, not left running")
    void stopMessage_jobRuns_stopsTheJobBeforeTheAnswer() {
        var runs = Steps.seen(Steps.found(Map.of(Steps.OWN, Steps.running())));

        var decision = rules.decide(taken(callback(true)), runs, Steps.at(NOW));

        assertThat(((Decision.Requeue) decision).stopFirst()).containsExactly(Steps.OWN);
    }

    @Test
    @DisplayName("M3: an answer that SageMaker no longer takes is the end, not an error")
    void answer_stepHasEnded_isOver() {
        var refused =
                new AnswerResult.Refused(
                        false, "ResourceNotFound", Steps.view(StepView.State.OVER));

        var decision = rules.afterAnswer(failure(), refused, NOW);

        assertThat(Kinds.of(decision)).isEqualTo("discard ANSWERED_BEFORE");
    }

    @Test
    @DisplayName("M4, M5, M17b: a failure before the start is answered, not thrown")
    void callback_jobIsNotDefined_isAnswered() {
        var inputs = Map.of("job", "nothing-like-it");

        var message =
                taken(
                        new Decoded.Callback(
                                new CallbackMessage(Steps.TOKEN, Steps.EXECUTION, inputs, false)));

        assertThat(message.phase()).isInstanceOf(Phase.Answer.class);
    }

    @Test
    @DisplayName("M8: a job that runs on is a message with a delay, not an exception")
    void check_jobRuns_isRequeuedWithADelay() {
        var decision = rules.decide(Steps.watch(), Steps.seen(Steps.running()), Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo("STILL_RUNNING > WATCH");
        assertThat(((Decision.Requeue) decision).delay()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("M9: a status that can't be told is no verdict on the job")
    void check_statusUntold_isNoVerdict(Kind kind) {
        var seen = Steps.seen(Steps.untold(kind), Look.notTaken());

        var decision = rules.decide(Steps.watch(), seen, Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo("UNTOLD > WATCH");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"THROTTLED", "BUSY", "RETRY_LATER"})
    @DisplayName("M9: a start that was throttled is tried again")
    void start_throttled_isNoFailure(Kind kind) {
        var start =
                (Decision.StartJob)
                        rules.decide(
                                Steps.start(), Steps.seen(Steps.found(Map.of())), Steps.at(NOW));

        var decision = rules.afterFailedStart(start, kind, "slow down", NOW);

        assertThat(Kinds.of(decision)).isEqualTo("START_POSTPONED > START");
    }

    @Test
    @DisplayName("M10: a state that nobody knows is watched on")
    void check_unknownState_isWatchedOn() {
        var status = new JobStatus.Running("PONDERING", false, Optional.empty(), Optional.empty());

        var decision = rules.decide(Steps.watch(), Steps.seen(status), Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo("UNKNOWN_STATE > WATCH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "TIMEOUT", "ERROR", "EXPIRED"})
    @DisplayName("M10: every bad end is answered")
    void check_anyBadEnd_isAnswered(String state) {
        var status = JobStatus.Failed.of(state, "", "run jr_1");

        var decision = rules.decide(Steps.watch(), Steps.seen(status), Steps.at(NOW));

        assertThat(Kinds.reason(decision)).startsWith(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"WAITING", "STARTING", "STOPPING"})
    @DisplayName("M11, M12: a job that waits, starts or is being stopped has not failed")
    void check_jobHasNotEnded_isNoFailure(String state) {
        var decision =
                rules.decide(Steps.watch(), Steps.seen(JobStatus.Running.of(state)), Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo("STILL_RUNNING > WATCH");
    }

    @Test
    @DisplayName("M13: a reason of any length is cut to what SageMaker takes")
    void failure_endlessReason_isCut() {
        var status = JobStatus.Failed.of("FAILED", "\uD83D\uDE95".repeat(10_000), "run jr_1");

        var decision = rules.decide(Steps.watch(), Steps.seen(status), Steps.at(NOW));

        assertThat(Kinds.reason(decision).length()).isLessThanOrEqualTo(256);
        assertThat(Kinds.reason(decision)).endsWith("(run jr_1)");
    }

    @Test
    @DisplayName("M14: the service's own explanation reaches the pipeline")
    void failure_explanation_isKept() {
        var decision = rules.decide(Steps.watch(), Steps.seen(Steps.failed()), Steps.at(NOW));

        assertThat(Kinds.reason(decision)).contains("FAILED", "out of memory", "jr_1");
    }

    @Test
    @DisplayName("M15: an answer decided twice is the same answer, whatever the time")
    void answer_decidedTwice_isTheSame() {
        var first = rules.decide(Steps.watch(), Steps.seen(Steps.failed()), Steps.at(NOW));
        var second =
                rules.decide(
                        Steps.watch(), Steps.seen(Steps.failed()), Steps.at(NOW.plusSeconds(77)));

        assertThat(second).isEqualTo(first);
    }

    @Test
    @DisplayName("M15: a refusal without proof that the step has ended is tried again")
    void answer_refusedWithoutProof_isTriedAgain() {
        var refused = new AnswerResult.Refused(false, "ConflictException", StepView.UNKNOWN);

        var decision = rules.afterAnswer(failure(), refused, NOW);

        assertThat(Kinds.of(decision)).isEqualTo("ANSWER_POSTPONED > ANSWER failure");
    }

    @Test
    @DisplayName("M16: a second start message adopts the run that is there")
    void start_runOfTheKeyIsThere_isAdopted() {
        var seen = Steps.seen(Steps.found(Map.of(Steps.OWN, Steps.running())));

        var decision = rules.decide(taken(callback(false)), seen, Steps.at(NOW));

        assertThat(Kinds.of(decision)).isEqualTo("ADOPTED > WATCH");
    }

    @Test
    @DisplayName("M16: a full job doesn't fail the step of the job that fills it")
    void start_jobIsBusy_isNoFailure() {
        var seen = Steps.seen(Steps.found(Map.of()));
        var start = (Decision.StartJob) rules.decide(Steps.start(), seen, Steps.at(NOW));

        var decision = rules.afterFailedStart(start, Kind.BUSY, "ConcurrentRunsExceeded", NOW);

        assertThat(Kinds.of(decision)).isEqualTo("START_POSTPONED > START");
    }

    @Test
    @DisplayName("M17: a broken message is answered if its token can be read")
    void message_brokenWithToken_isAnswered() {
        var body = "{\"token\":\"26vcYbeWsZ\",\"arguments\":{\"a\":";

        var message = taken(MessageCodec.decode(body));

        assertThat(message.step().token()).isEqualTo(Steps.TOKEN);
        assertThat(message.phase()).isInstanceOf(Phase.Answer.class);
    }

    @Test
    @DisplayName("M17: a message without a token is buried with its reason, not looped")
    void message_brokenWithoutToken_isBuried() {
        var taken = intake.takeIn(MessageCodec.decode("{\"tok"), NOW, false, NOW);

        assertThat(taken.<Boolean>match(message -> false, d -> d instanceof Decision.Bury))
                .isTrue();
    }

    @Test
    @DisplayName("M17b: a job without an adapter here is answered at its deadline")
    void message_jobUnknownHereUntilItsDeadline_isAnswered() {
        var nobody =
                new StepRules(
                        Steps.definitions(),
                        Set.of(),
                        PollSchedule.fixed(Duration.ofMinutes(1)),
                        Limits.DEFAULT);
        var late = Steps.start().timing().deadline();

        var decision = nobody.beforeLooking(Steps.start(), Steps.at(late));

        assertThat(decision.map(Kinds::of)).contains("answer failure");
    }

    @Test
    @DisplayName("M18: every phase has a deadline")
    void message_anyPhase_endsAtADeadline() {
        var start = taken(callback(false));
        var stop = taken(callback(true));

        assertThat(start.timing().deadline()).isEqualTo(NOW.plus(Duration.ofHours(6)));
        assertThat(stop.timing().deadline()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
        assertThat(failure().timing().deadline())
                .isEqualTo(Steps.FIRST_SEEN.plus(Duration.ofDays(28)));
        assertThat(
                        Kinds.of(
                                rules.decide(
                                        Steps.watch(),
                                        Steps.seen(Steps.running()),
                                        Steps.at(Steps.STARTED.plus(Duration.ofDays(1))))))
                .isEqualTo("STOPPING > STOP DEADLINE");
    }

    @Test
    @DisplayName("M19: all that is known of a step is in its message")
    void message_ofARunningJob_survivesTheProcess() {
        var next =
                (Decision.Requeue)
                        rules.decide(Steps.watch(), Steps.seen(Steps.running()), Steps.at(NOW));

        var read = MessageCodec.decode(MessageCodec.encode(next.next()));

        assertThat(read).isEqualTo(new Decoded.Own(next.next()));
    }

    @Test
    @DisplayName("M21: a message of another region is buried saying so")
    void callback_ofAnotherRegion_isBuried() {
        var elsewhere =
                new IntakeRules(
                        Steps.definitions(), new Home("", "us-west-2"), KeyDerivation::derive);

        var taken = elsewhere.takeIn(callback(false), NOW, false, NOW);

        assertThat(
                        taken.<Boolean>match(
                                message -> false,
                                decision ->
                                        decision instanceof Decision.Bury bury
                                                && bury.reason().contains("us-east-2")
                                                && bury.reason().contains("us-west-2")))
                .isTrue();
    }

    @Test
    @DisplayName("M22: a missing input is answered Failure naming it")
    void callback_inputMissing_isAnsweredNamingIt() {
        var message =
                taken(
                        new Decoded.Callback(
                                new CallbackMessage(
                                        Steps.TOKEN,
                                        Steps.EXECUTION,
                                        Map.of("input_location", "a"),
                                        false)));

        assertThat(((JobOutcome.Failed) Kinds.outcome(message)).reason())
                .contains("output_location", "taxi-prep", "s3_data_out");
    }

    @Test
    @DisplayName("M23: outputs are flat texts within SageMaker's limits, or the answer says so")
    void outputs_nestedInput_isOneText() {
        var body =
                "{\"token\":\"26vcYbeWsZ\",\"pipelineExecutionArn\":\""
                        + Steps.EXECUTION.value()
                        + "\",\"arguments\":{\"input_location\":\"a\","
                        + "\"output_location\":{\"deep\":[1.0,{\"er\":true}]}}}";
        var start =
                (Decision.StartJob)
                        rules.decide(
                                taken(MessageCodec.decode(body)),
                                Steps.seen(Steps.found(Map.of())),
                                Steps.at(NOW));
        var watch = (Decision.Requeue) rules.afterStart(start, Steps.OWN, NOW);

        var decision = rules.decide(watch.next(), Steps.seen(Steps.succeeded()), Steps.at(NOW));

        var outputs =
                ((JobOutcome.Succeeded) Kinds.outcome(((Decision.Answer) decision).message()))
                        .outputs();
        assertThat(outputs).containsEntry("s3_data_out", "{\"deep\":[1.0,{\"er\":true}]}");
        assertThat(OutputLimits.brokenBy(outputs)).isEmpty();
    }

    @Test
    @DisplayName("M24, M25: from the callback message to the answer, as one")
    void step_fromStartToEnd_isAnsweredWithItsOutputs() {
        var message = taken(callback(false));

        var start =
                (Decision.StartJob)
                        rules.decide(message, Steps.seen(Steps.found(Map.of())), Steps.at(NOW));
        var first = (Decision.Requeue) rules.afterStart(start, Steps.OWN, NOW);
        var later = NOW.plus(first.delay());
        var second =
                (Decision.Requeue)
                        rules.decide(
                                through(first.next()),
                                Steps.seen(Steps.running()),
                                Steps.at(later));
        var end = later.plus(second.delay());
        var answer =
                (Decision.Answer)
                        rules.decide(
                                through(second.next()),
                                Steps.seen(Steps.succeeded()),
                                Steps.at(end));
        var last = rules.afterAnswer(answer.message(), new AnswerResult.Accepted(), end);

        assertThat(Kinds.outcome(answer.message()))
                .isEqualTo(
                        new JobOutcome.Succeeded(
                                Map.of("minutes", "1.50", "s3_data_out", "s3://out")));
        assertThat(answer.message().tally().checksDone()).isEqualTo(1);
        assertThat(Kinds.of(last)).isEqualTo("discard ANSWERED");
    }

    private static PollerMessage failure() {
        return Steps.answer(new JobOutcome.Failed("FAILED"));
    }

    private static Decoded callback(boolean stopping) {
        return new Decoded.Callback(
                new CallbackMessage(Steps.TOKEN, Steps.EXECUTION, Steps.INPUTS, stopping));
    }

    /** What the next host reads. */
    private static PollerMessage through(PollerMessage message) {
        return ((Decoded.Own) MessageCodec.decode(MessageCodec.encode(message))).message();
    }

    private PollerMessage taken(Decoded decoded) {
        return intake.takeIn(decoded, NOW, false, NOW)
                .match(
                        Function.identity(),
                        decision -> {
                            throw new AssertionError(decision);
                        });
    }
}
