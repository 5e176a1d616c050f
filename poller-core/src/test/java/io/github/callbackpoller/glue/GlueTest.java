package io.github.callbackpoller.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.job.RunHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;

/** The pure half of the Glue binding: states, runs, handles. */
class GlueTest {
    private static final Instant STARTED = Instant.parse("2026-11-02T08:00:00Z");
    private static final JobKey KEY = new JobKey("0123456789abcdef".repeat(4));
    private static final JobRequest REQUEST =
            new JobRequest(
                    KEY, "taxi-prep", Map.of("jobName", "taxi"), Map.of(), "", Instant.EPOCH);

    @ParameterizedTest
    @CsvSource({
        "STARTING, LIVE", "RUNNING, LIVE", "STOPPING, LIVE", "WAITING, LIVE",
        "SUCCEEDED, SUCCEEDED", "FAILED, FAILED", "TIMEOUT, FAILED", "ERROR, FAILED",
        "EXPIRED, FAILED", "STOPPED, STOPPED", "UNKNOWN_TO_SDK_VERSION, UNRECOGNIZED"
    })
    void glueState_state_meansWhatTheTableSays(JobRunState state, GlueState expected) {
        assertThat(GlueState.of(state)).isEqualTo(expected);
    }

    @Test
    void glueState_everyConstantOfTheSdk_isInTheTableAbove() {
        assertThat(Arrays.stream(JobRunState.values()).map(GlueState::of)).doesNotContainNull();
        assertThat(JobRunState.values()).hasSize(11);
    }

    @ParameterizedTest
    @EnumSource(JobRunState.class)
    void status_anyState_keepsGluesWord(JobRunState state) {
        var status = read(run("jr_1").jobRunState(state).build()).status();

        assertThat(status.state()).isEqualTo(state.toString());
    }

    @Test
    void status_stateThatTheSdkDoesNotKnow_isWatchedOnUnderItsName() {
        var status = read(run("jr_1").jobRunState("PONDERING").build()).status();

        assertThat(status)
                .isEqualTo(
                        new JobStatus.Running(
                                "PONDERING", false, Optional.of(STARTED), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"60, 0, PT1H", "60, 2, PT3H", "2880, 1, PT96H"})
    void status_running_tellsTheTimeLimitOfAllAttempts(int minutes, int retries, Duration limit) {
        var run = run("jr_1").jobRunState(JobRunState.RUNNING).timeout(minutes).build();

        var status = new GlueRun(run, Optional.of(retries)).status();

        assertThat(status)
                .isEqualTo(
                        new JobStatus.Running(
                                "RUNNING", true, Optional.of(STARTED), Optional.of(limit)));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, false", "0, 1, true", "1, 1, false", "1, 2, true", "2, 1, false"})
    void status_failed_hasRetriesLeftAsLongAsGlueWillTry(int attempt, int most, boolean left) {
        var run = run("jr_1").jobRunState(JobRunState.FAILED).attempt(attempt).build();

        var status = (JobStatus.Failed) new GlueRun(run, Optional.of(most)).status();

        assertThat(status.retriesLeft()).isEqualTo(left);
    }

    @Test
    void status_failedAndRetriesCouldNotBeRead_mayBeTriedAgain() {
        var run = run("jr_1").jobRunState(JobRunState.TIMEOUT).build();

        var status = (JobStatus.Failed) new GlueRun(run, Optional.empty()).status();

        assertThat(status.retriesLeft()).isTrue();
    }

    @Test
    void status_failed_pointsToRunAndLog() {
        var ended = STARTED.plusSeconds(90);
        var run =
                run("jr_1")
                        .jobRunState(JobRunState.ERROR)
                        .errorMessage("no such script")
                        .completedOn(ended);

        var byDefault = new GlueRun(run.build(), Optional.of(0)).status();
        var own = new GlueRun(run.logGroupName("/own").build(), Optional.of(0)).status();

        assertThat(byDefault)
                .isEqualTo(
                        new JobStatus.Failed(
                                "ERROR",
                                "no such script",
                                "run jr_1, log /aws-glue/jobs/error",
                                Optional.of(ended),
                                false));
        assertThat(((JobStatus.Failed) own).pointer()).isEqualTo("run jr_1, log /own/error");
    }

    @Test
    void status_failedWithoutAMessage_hasNone() {
        var run = run("jr_1").jobRunState(JobRunState.FAILED).build();

        var status = (JobStatus.Failed) new GlueRun(run, Optional.of(0)).status();

        assertThat(status.reason()).isEmpty();
        assertThat(status.endedAt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"90, 1.50", "1, 0.02", "0, 0.00", "7200, 120.00"})
    void status_succeeded_tellsItsFacts(int seconds, String minutes) {
        var run =
                run("jr_1")
                        .jobRunState(JobRunState.SUCCEEDED)
                        .attempt(1)
                        .completedOn(STARTED.plusSeconds(seconds))
                        .build();

        var status = (JobStatus.Succeeded) read(run).status();

        assertThat(status.facts())
                .isEqualTo(
                        Map.of(
                                "id",
                                "jr_1",
                                "name",
                                "taxi",
                                "state",
                                "SUCCEEDED",
                                "minutes",
                                minutes,
                                "attempt",
                                "1"));
    }

    @Test
    void status_succeededWithoutTimes_isSuccessAllTheSame() {
        var run = JobRun.builder().id("jr_1").jobName("taxi").jobRunState("SUCCEEDED").build();

        var status = (JobStatus.Succeeded) read(run).status();

        assertThat(status.facts()).containsEntry("minutes", "0.00").containsEntry("attempt", "0");
    }

    @Test
    void of_runsOfManyKeys_takesThoseOfTheRequestOldestFirst() {
        var runs =
                new GlueRuns(
                        List.of(
                                keyed("jr_4", KEY.value()).build(),
                                keyed("jr_3", "f".repeat(64)).build(),
                                run("jr_2").build(),
                                keyed("jr_1", KEY.value()).build()));

        assertThat(ids(runs)).containsExactly("jr_1", "jr_4");
    }

    @Test
    void of_retriesByGlue_areOneRunForWhichTheNewestStands() {
        var runs =
                new GlueRuns(
                        List.of(
                                run("jr_1_attempt_2").previousRunId("jr_1_attempt_1").build(),
                                keyed("jr_1_attempt_1", KEY.value()).previousRunId("jr_1").build(),
                                keyed("jr_1", KEY.value()).build()));

        assertThat(ids(runs)).containsExactly("jr_1_attempt_2");
    }

    @Test
    void of_attemptsAndADuplicate_areTwoRuns() {
        var runs =
                new GlueRuns(
                        List.of(
                                keyed("jr_2", KEY.value()).build(),
                                keyed("jr_1b", KEY.value()).previousRunId("jr_1").build(),
                                keyed("jr_1", KEY.value()).build()));

        assertThat(ids(runs)).containsExactly("jr_1b", "jr_2");
    }

    @Test
    void of_attemptOfAnotherKeysRun_isNotTaken() {
        var runs =
                new GlueRuns(
                        List.of(
                                run("jr_1b").previousRunId("jr_1").build(),
                                keyed("jr_1", "f".repeat(64)).build()));

        assertThat(ids(runs)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(JobRunState.class)
    void live_runsOfTheDefinition_areThoseThatHaveNotEnded(JobRunState state) {
        var runs =
                new GlueRuns(
                        List.of(
                                of("jr_1", "{\"definition\":\"taxi-prep\"}", state),
                                of("jr_2", "{\"definition\":\"another\"}", state),
                                of("jr_3", "not JSON", state),
                                keyed("jr_4", "x").jobRunState(state).build(),
                                run("jr_5").jobRunState(state).build()));
        var ended =
                Set.of(
                        JobRunState.SUCCEEDED,
                        JobRunState.FAILED,
                        JobRunState.TIMEOUT,
                        JobRunState.ERROR,
                        JobRunState.EXPIRED,
                        JobRunState.STOPPED);

        assertThat(runs.live("taxi-prep"))
                .isEqualTo(
                        ended.contains(state)
                                ? Set.of()
                                : Set.of(new JobHandle("glue", "taxi/jr_1")));
    }

    private static JobRun of(String id, String context, JobRunState state) {
        return run(id).arguments(Map.of("--callback-context", context)).jobRunState(state).build();
    }

    @Test
    void history_runs_areThoseThatEndedByThemselves() {
        var runs =
                new GlueRuns(
                        List.of(
                                took("a", JobRunState.SUCCEEDED, 100),
                                took("b", JobRunState.STOPPED, 200),
                                took("c", JobRunState.FAILED, 300),
                                took("d", JobRunState.RUNNING, 400),
                                took("e", JobRunState.TIMEOUT, 500),
                                took("f", JobRunState.ERROR, 600),
                                run("g").jobRunState(JobRunState.SUCCEEDED).build(),
                                took("h", JobRunState.SUCCEEDED, -1),
                                run("i").jobRunState("PONDERING").build()));

        assertThat(runs.history()).isEqualTo(new RunHistory(List.of(100, 300, 500, 600)));
    }

    @Test
    void history_manyRuns_isTheTwentyNewest() {
        var runs =
                new GlueRuns(
                        IntStream.range(0, 30)
                                .mapToObj(i -> took("jr_" + i, JobRunState.SUCCEEDED, i))
                                .toList());

        assertThat(runs.history().durationsSeconds())
                .isEqualTo(IntStream.range(0, 20).boxed().toList());
    }

    @ParameterizedTest
    @CsvSource({
        "taxi/jr_1, taxi, jr_1",
        "nyc/taxi/jr_1, nyc/taxi, jr_1",
        "//jr_1, /, jr_1",
        "a b\u00FC/jr_1_attempt_1, a b\u00FC, jr_1_attempt_1"
    })
    void glueHandle_jobNameWithSlashes_isReadAndWritten(String id, String jobName, String runId) {
        var handle = new JobHandle("glue", id);

        var read = GlueHandle.of(handle);

        assertThat(read).isEqualTo(new GlueHandle(jobName, runId));
        assertThat(read.handle()).isEqualTo(handle);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "taxi", "taxi/", "/jr_1"})
    void glueHandle_textThatIsNone_isHopeless(String id) {
        assertThatExceptionOfType(JobAdapterException.class)
                .isThrownBy(() -> GlueHandle.of(new JobHandle("glue", id)))
                .withMessage("'" + id + "' is no Glue run: jobName/runId is expected")
                .matches(error -> error.kind() == Kind.HOPELESS);
    }

    private static List<String> ids(GlueRuns runs) {
        return runs.of(REQUEST).stream().map(JobRun::id).toList();
    }

    private static GlueRun read(JobRun run) {
        return new GlueRun(run, Optional.empty());
    }

    private static JobRun.Builder run(String id) {
        return JobRun.builder().id(id).jobName("taxi").startedOn(STARTED);
    }

    private static JobRun.Builder keyed(String id, String key) {
        return run(id).arguments(Map.of("--callback-key", key, "--input_uri", "s3://in"));
    }

    private static JobRun took(String id, JobRunState state, int seconds) {
        return run(id).jobRunState(state).completedOn(STARTED.plusSeconds(seconds)).build();
    }
}
