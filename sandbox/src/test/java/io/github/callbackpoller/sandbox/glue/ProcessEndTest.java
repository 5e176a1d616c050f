package io.github.callbackpoller.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.model.JobRunState;

/** Nothing that a job began outlives its run. */
class ProcessEndTest {
    private final GlueFixture world = new GlueFixture();
    @TempDir Path folder;
    private Path out;
    private Path jar;

    @BeforeEach
    void createJob() throws IOException {
        out = folder.resolve("out");
        jar = JobJar.at(folder.resolve("job.jar"));
        world.create(
                job ->
                        job.command(c -> c.name("glueetl").scriptLocation(jar.toUri().toString()))
                                .defaultArguments(Map.of("--out", out.toString())));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"linger", "resist", "orphan"})
    void batchStopJobRun_howeverTheJobResists_endsItAndAllItBegan(String act) throws IOException {
        assumeOrphansAreFound(act);
        var id = world.start(Map.of("--act", act));
        var family = family();

        world.stop(id);

        assertThat(world.in(JobRunState.STOPPED, id).errorMessage()).isNull();
        assertGone(family);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linger", "resist", "orphan"})
    void close_howeverTheJobResists_endsItAndAllItBegan(String act) throws IOException {
        assumeOrphansAreFound(act);
        world.start(Map.of("--act", act));
        var family = family();

        world.close();

        assertGone(family);
    }

    @Test
    void run_succeedsAndLeavesAnOrphan_endsItToo() throws IOException {
        assumeOrphansAreFound("orphan");
        var id = world.start(Map.of("--act", "leave"));

        world.in(JobRunState.SUCCEEDED, id);

        assertGone(family());
    }

    @ParameterizedTest
    @ValueSource(strings = {"resist", "orphan"})
    void jvmIsTerminated_sandboxWasNotClosed_endsTheJobAndAllItBegan(String act)
            throws IOException, InterruptedException {
        assumeOrphansAreFound(act);
        var jvm = SandboxProcess.start(jar, out, act, folder.resolve("log"));
        try {
            var family = family();

            jvm.destroy();

            assertThat(jvm.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertGone(family);
        } finally {
            jvm.destroyForcibly();
        }
    }

    private long[] family() throws IOException {
        await().atMost(Duration.ofSeconds(40)).until(() -> Files.exists(out));
        return Files.readAllLines(out).stream().mapToLong(Long::parseLong).toArray();
    }

    private static void assertGone(long[] family) {
        assertThat(family).hasSize(2);
        for (long pid : family) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        }
    }

    private static void assumeOrphansAreFound(String act) {
        if (act.equals("orphan")) {
            assumeThat(Path.of("/proc/self/environ")).as("orphans are found by /proc").exists();
        }
    }
}
