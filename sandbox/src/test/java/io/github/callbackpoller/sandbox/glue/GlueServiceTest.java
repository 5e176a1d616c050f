package io.github.callbackpoller.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.sandbox.SandboxClients;
import io.github.callbackpoller.sandbox.SandboxOptions;
import io.github.callbackpoller.sandbox.behaviour.Lag;
import io.github.callbackpoller.sandbox.wire.Fault;
import io.github.callbackpoller.sandbox.wire.FaultKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException;
import software.amazon.awssdk.services.glue.model.CreateJobRequest;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;

class GlueServiceTest {
    private static Sandbox sandbox;
    private static GlueClient glue;

    private final String job = "job-" + UUID.randomUUID();

    @BeforeAll
    static void startSandbox() {
        sandbox = Sandbox.start(SandboxOptions.defaults());
        glue = new SandboxClients(sandbox).glue();
    }

    @AfterAll
    static void closeSandbox() {
        sandbox.close();
    }

    @AfterEach
    void reset() {
        sandbox.faults().clear();
        sandbox.lags().set(Lag.RUN_VISIBLE, Duration.ZERO);
    }

    @Test
    void startJobRun_timedScript_playsItsStatesToTheEnd() {
        createTimed("RUNNING:0.2,SUCCEEDED", 1, 0);

        var id = start(Map.of("--mine", "1"));

        var run = ended(id);
        assertThat(run.jobRunState()).isEqualTo(JobRunState.SUCCEEDED);
        assertThat(run.arguments()).containsExactlyEntriesOf(Map.of("--mine", "1"));
        assertThat(run.completedOn()).isAfter(run.startedOn());
    }

    @Test
    void startJobRun_asManyRunsAsAllowed_refusesOneMore() {
        createTimed("RUNNING:30,SUCCEEDED", 2, 0);
        start(Map.of());
        start(Map.of());

        assertThatThrownBy(() -> start(Map.of()))
                .isInstanceOf(ConcurrentRunsExceededException.class);
    }

    @Test
    void startJobRun_unknownJob_isNotFound() {
        assertThatThrownBy(() -> start(Map.of())).isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void startJobRun_statesWithoutEnd_isInvalid() {
        createTimed("RUNNING:1", 1, 0);

        assertThatThrownBy(() -> start(Map.of())).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void startJobRun_pythonShell_runsTheScriptWithItsArguments(@TempDir Path folder)
            throws IOException {
        assumeThat(hasPython()).as("python3 is on the path").isTrue();
        var out = folder.resolve("out.txt");
        create(script(folder, "open(sys.argv[4], 'w').write(' '.join(sys.argv[1:3]))"), 0);

        var run = ended(start(Map.of("--out", out.toString())));

        assertThat(run.jobRunState()).isEqualTo(JobRunState.SUCCEEDED);
        assertThat(out).hasContent("--JOB_NAME " + job);
    }

    @Test
    void startJobRun_scriptFails_tellsItsLastErrorLines(@TempDir Path folder) throws IOException {
        assumeThat(hasPython()).as("python3 is on the path").isTrue();
        create(script(folder, "raise ValueError('no trips')"), 0);

        var run = ended(start(Map.of()));

        assertThat(run.jobRunState()).isEqualTo(JobRunState.FAILED);
        assertThat(run.errorMessage()).endsWith("ValueError: no trips");
    }

    @Test
    void startJobRun_failsWithRetriesLeft_runsAgainWithTheSameArguments() {
        createTimed("RUNNING:0.1,FAILED", 1, 1);

        var first = start(Map.of("--callback-key", "k"));

        await().atMost(Duration.ofSeconds(10)).until(() -> runs().size() == 2);
        var retry = runs().get(0);
        assertThat(retry.previousRunId()).isEqualTo(first);
        assertThat(retry.attempt()).isEqualTo(1);
        assertThat(retry.arguments()).containsEntry("--callback-key", "k");
    }

    @Test
    void batchStopJobRun_processRuns_endsAsStoppedAndTheProcessIsGone(@TempDir Path folder)
            throws IOException {
        assumeThat(hasPython()).as("python3 is on the path").isTrue();
        create(script(folder, "import time; time.sleep(600)"), 0);
        var id = start(Map.of());

        var answer = glue.batchStopJobRun(stop -> stop.jobName(job).jobRunIds(id));

        assertThat(answer.errors()).isEmpty();
        assertThat(ended(id).jobRunState()).isEqualTo(JobRunState.STOPPED);
    }

    @Test
    void batchStopJobRun_runHasEnded_isAnErrorEntry() {
        createTimed("SUCCEEDED", 1, 0);
        var id = start(Map.of());
        ended(id);

        var answer = glue.batchStopJobRun(stop -> stop.jobName(job).jobRunIds(id));

        assertThat(answer.successfulSubmissions()).isEmpty();
        assertThat(answer.errors()).hasSize(1);
    }

    @Test
    void getJobRuns_severalPages_listsTheNewestFirst() {
        createTimed("SUCCEEDED", 5, 0);
        var ids = List.of(start(Map.of()), start(Map.of()), start(Map.of()));

        var first = glue.getJobRuns(list -> list.jobName(job).maxResults(2));
        var second =
                glue.getJobRuns(
                        list -> list.jobName(job).maxResults(2).nextToken(first.nextToken()));

        assertThat(first.jobRuns()).extracting(JobRun::id).containsExactly(ids.get(2), ids.get(1));
        assertThat(second.jobRuns()).extracting(JobRun::id).containsExactly(ids.get(0));
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void getJobRuns_runIsYoungerThanTheLag_doesNotShowIt() {
        createTimed("RUNNING:30,SUCCEEDED", 1, 0);
        sandbox.lags().set(Lag.RUN_VISIBLE, Duration.ofMinutes(1));

        var id = start(Map.of());

        assertThat(runs()).isEmpty();
        assertThat(glue.getJobRun(get -> get.jobName(job).runId(id)).jobRun().id()).isEqualTo(id);
    }

    @Test
    void getJobRuns_moreThan200Results_isInvalid() {
        createTimed("SUCCEEDED", 1, 0);

        assertThatThrownBy(() -> glue.getJobRuns(list -> list.jobName(job).maxResults(201)))
                .isInstanceOfSatisfying(
                        GlueException.class,
                        error ->
                                assertThat(error.awsErrorDetails().errorCode())
                                        .isEqualTo("ValidationException"));
    }

    @Test
    void startJobRun_responseIsLost_theRunIsThereAllTheSame() {
        createTimed("RUNNING:30,SUCCEEDED", 1, 0);
        sandbox.faults().inject(Fault.of("StartJobRun", FaultKind.LOST_RESPONSE).times(1));

        assertThatThrownBy(() -> start(Map.of())).isInstanceOf(SdkException.class);

        assertThat(runs()).hasSize(1);
    }

    @Test
    void getJob_throttled_saysSoOnce() {
        createTimed("SUCCEEDED", 1, 0);
        sandbox.faults().inject(Fault.of("GetJob", FaultKind.THROTTLE).times(1));

        assertThatThrownBy(() -> glue.getJob(get -> get.jobName(job)))
                .isInstanceOfSatisfying(
                        GlueException.class,
                        error -> assertThat(error.isThrottlingException()).isTrue());
        assertThat(glue.getJob(get -> get.jobName(job)).job().name()).isEqualTo(job);
    }

    @Test
    void anyOperationThatIsNotPlayed_namesItself() {
        assertThatThrownBy(() -> glue.getDatabases(get -> get.maxResults(1)))
                .isInstanceOfSatisfying(
                        GlueException.class,
                        error ->
                                assertThat(error.awsErrorDetails().errorMessage())
                                        .contains("AWSGlue.GetDatabases"));
    }

    private void createTimed(String states, int concurrentRuns, int retries) {
        glue.createJob(
                CreateJobRequest.builder()
                        .name(job)
                        .role("role")
                        .command(c -> c.name("glueetl").scriptLocation("sandbox:timed"))
                        .defaultArguments(Map.of("--sandbox-states", states))
                        .executionProperty(p -> p.maxConcurrentRuns(concurrentRuns))
                        .maxRetries(retries)
                        .build());
    }

    private void create(Path script, int retries) {
        glue.createJob(
                CreateJobRequest.builder()
                        .name(job)
                        .role("role")
                        .command(
                                c ->
                                        c.name("pythonshell")
                                                .scriptLocation(script.toUri().toString()))
                        .maxRetries(retries)
                        .build());
    }

    private String start(Map<String, String> arguments) {
        return glue.startJobRun(run -> run.jobName(job).arguments(arguments)).jobRunId();
    }

    private JobRun ended(String id) {
        return await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> glue.getJobRun(get -> get.jobName(job).runId(id)).jobRun(),
                        run -> run.completedOn() != null);
    }

    private List<JobRun> runs() {
        return glue.getJobRuns(list -> list.jobName(job)).jobRuns();
    }

    private static Path script(Path folder, String code) throws IOException {
        return Files.writeString(folder.resolve("script.py"), "import sys\n" + code + "\n");
    }

    private static boolean hasPython() {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
