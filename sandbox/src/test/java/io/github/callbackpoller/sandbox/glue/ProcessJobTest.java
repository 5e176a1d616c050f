package io.github.callbackpoller.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    void run_folderAndFileNamesNeedEscapes_areFoundEscapedOrNot() throws IOException {
        var folders = Files.createDirectory(folder.resolve("ä 100% [x]"));
        var jar = JobJar.at(folders.resolve("job+.jar"));

        assertThat(endOf(jar.toUri().toString())).isEqualTo(JobRunState.SUCCEEDED);
        assertThat(endOf("file:" + jar)).isEqualTo(JobRunState.SUCCEEDED);
        assertThat(endOf("file://localhost" + jar)).isEqualTo(JobRunState.SUCCEEDED);
    }

    @Test
    void run_pythonScriptIsMissing_failsNamingIt() {
        var location = folder.resolve("none.py").toUri().toString();
        world.glue.deleteJob(delete -> delete.jobName(world.job));
        world.create(job -> job.command(c -> c.name("pythonshell").scriptLocation(location)));

        assertThat(world.in(JobRunState.FAILED, world.start()).errorMessage())
                .isEqualTo("There is no script " + folder.resolve("none.py"));
    }

    @Test
    void run_jobHasFixedArguments_getsThoseWhateverTheRunSays() throws IOException {
        var location = folder.resolve("a job.jar").toUri().toString();
        world.glue.deleteJob(delete -> delete.jobName(world.job));
        world.create(
                job ->
                        job.command(c -> c.name("glueetl").scriptLocation(location))
                                .defaultArguments(Map.of("--act", "throw", "--a", "default"))
                                .nonOverridableArguments(
                                        Map.of("--act", "write", "--out", out.toString())));

        var run =
                world.in(
                        JobRunState.SUCCEEDED,
                        world.start(Map.of("--act", "exit", "--a", "run", "--b", "run")));

        assertThat(Files.readAllLines(out))
                .containsSubsequence("--act", "write")
                .containsSubsequence("--a", "run")
                .containsSubsequence("--b", "run")
                .doesNotContain("exit", "throw", "default");
        assertThat(run.arguments()).containsEntry("--act", "exit").doesNotContainKey("--out");
    }

    private JobRunState endOf(String location) {
        world.glue.deleteJob(delete -> delete.jobName(world.job));
        world.create(
                job ->
                        job.command(c -> c.name("glueetl").scriptLocation(location))
                                .defaultArguments(
                                        Map.of("--out", out.toString(), "--act", "write")));
        return world.in(JobRunState.SUCCEEDED, world.start()).jobRunState();
    }
}
