package io.github.callbackpoller.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;

/** Jobs that are jars: real processes, whatever else the machine has. */
class ProcessJobTest {
    private final GlueFixture world = new GlueFixture();
    @TempDir Path folder;
    private Path out;

    @BeforeEach
    void createJob() throws IOException {
        out = folder.resolve("out");
        var jar = JobJar.at(folder.resolve("a job.jar"));
        world.create(
                job ->
                        job.command(
                                        c ->
                                                c.name("glueetl")
                                                        .scriptLocation(
                                                                "file:" + jar.toAbsolutePath()))
                                .defaultArguments(
                                        Map.of("--out", out.toString(), "--act", "write")));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void run_jarExitsWell_succeedsAndGotNameDefaultsAndItsOwnArguments() throws IOException {
        var id = world.start(Map.of("--act", "write", "--callback-key", "k e y"));

        var run = world.in(JobRunState.SUCCEEDED, id);

        assertThat(id).matches("jr_[0-9a-f]{64}");
        assertThat(Files.readAllLines(out))
                .startsWith("--JOB_NAME", world.job)
                .containsSubsequence("--out", out.toString())
                .containsSubsequence("--callback-key", "k e y")
                .containsOnlyOnce("--act");
        assertThat(run.arguments())
                .containsOnly(Map.entry("--act", "write"), Map.entry("--callback-key", "k e y"));
        assertThat(run.attempt()).isZero();
    }

    @Test
    void run_jarThrows_failsWithItsLastErrorLines() {
        var run = world.in(JobRunState.FAILED, world.start(Map.of("--act", "throw")));

        assertThat(run.errorMessage())
                .isEqualTo(
                        "Exception in thread \"main\" java.lang.IllegalStateException: no trips");
    }

    @Test
    void run_jarExitsWithoutAWord_failsNamingTheExitCode() {
        var run = world.in(JobRunState.FAILED, world.start(Map.of("--act", "exit")));

        assertThat(run.errorMessage()).isEqualTo("Command failed with exit code 3");
    }

    @Test
    void run_jarIsGone_fails() throws IOException {
        Files.delete(folder.resolve("a job.jar"));

        assertThat(world.in(JobRunState.FAILED, world.start()).errorMessage())
                .contains("a job.jar");
    }

    @Test
    void batchStopJobRun_processAndItsChildRun_bothEnd() throws IOException {
        var id = world.start(Map.of("--act", "linger"));
        var family = family();

        world.stop(id);

        assertThat(stateAfterwards(id).jobRunState()).isEqualTo(JobRunState.STOPPED);
        assertGone(family);
    }

    @Test
    void batchStopJobRun_processDoesNotObey_isKilledAfterAGrace() throws IOException {
        var id = world.start(Map.of("--act", "resist"));
        var family = family();

        world.stop(id);

        assertThat(stateAfterwards(id).jobRunState()).isEqualTo(JobRunState.STOPPED);
        assertGone(family);
    }

    @Test
    void close_processAndItsChildRun_leavesNoneBehind() throws IOException {
        world.start(Map.of("--act", "resist"));
        var family = family();

        world.close();

        assertGone(family);
    }

    private JobRun stateAfterwards(String id) {
        return world.in(JobRunState.STOPPED, id);
    }

    private long[] family() throws IOException {
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(out));
        return Files.readAllLines(out).stream().mapToLong(Long::parseLong).toArray();
    }

    private static void assertGone(long[] family) {
        assertThat(family).hasSize(2);
        for (long pid : family) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        }
    }
}
