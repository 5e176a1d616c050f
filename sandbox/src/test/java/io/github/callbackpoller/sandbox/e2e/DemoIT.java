package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The demo as a newcomer runs it; all at once, because each mostly waits. */
@Execution(ExecutionMode.CONCURRENT)
class DemoIT {
    private static final int PATIENCE_SECONDS = 360;

    @TempDir private Path folder;

    @Test
    void demo_inAllItsScenarios_isGood() throws Exception {
        var demos = new ArrayList<JavaProcess>();
        for (var arguments : List.of("", "--fail", "--stop", "--crash", "--nudge")) {
            demos.add(demo(arguments));
        }

        for (var demo : demos) {
            assertThat(demo.awaitExit(PATIENCE_SECONDS)).as(demo.output()).isZero();
        }

        assertThat(demos.get(0).output())
                .contains(
                        "Glue run jr_",
                        "check 1: the run is RUNNING",
                        "the counts equal an independent sum",
                        "Good.");
        assertThat(demos.get(1).output()).contains("no taxi moved all month", "Good.");
        assertThat(demos.get(2).output()).contains("Stopped by the pipeline", "Good.");
        assertThat(demos.get(3).output())
                .contains("SIGKILL", "yes  the job ran exactly once", "Good.");
    }

    @Test
    @Tag("processes")
    void demo_ofFunctions_isGoodEvenIfTheyAreKilled() throws Exception {
        var demos = new ArrayList<JavaProcess>();
        for (var scenario : List.of("--fail", "--crash")) {
            demos.add(
                    JavaProcess.start(
                            folder.resolve("functions" + scenario + ".log"),
                            Map.of(),
                            "demo",
                            "--lambda",
                            scenario));
        }

        for (var demo : demos) {
            assertThat(demo.awaitExit(PATIENCE_SECONDS)).as(demo.output()).isZero();
        }

        assertThat(demos.get(0).output()).contains("no taxi moved all month", "Good.");
        assertThat(demos.get(1).output())
                .contains(
                        "check 1: the run is RUNNING",
                        "SIGKILL",
                        "cold starts 2",
                        "yes  the job ran exactly once",
                        "Good.");
    }

    @Test
    void demo_tripsThatAreNotThere_isAUsageError() throws Exception {
        try (var demo =
                JavaProcess.start(
                        folder.resolve("usage.log"), Map.of(), "demo", "--trips", "/no/trips")) {
            assertThat(demo.awaitExit(PATIENCE_SECONDS)).isEqualTo(2);
            assertThat(demo.output()).contains("/no/trips can't be read");
        }
    }

    @Test
    void demo_terminatedInTheMiddle_leavesNothingBehind() throws Exception {
        var temporary = Files.createDirectory(folder.resolve("tmp"));
        var options = Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        try (var demo = JavaProcess.start(folder.resolve("terminated.log"), options, "demo")) {
            await().atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                    .until(() -> demo.output().contains("check 1"));
            var worker = pid(demo.output());
            assertThat(ProcessHandle.of(worker)).isPresent();

            demo.terminate();

            assertThat(demo.awaitExit(PATIENCE_SECONDS)).isEqualTo(143);
            assertThat(ProcessHandle.of(worker)).isEmpty();
            assertThat(temporary).isEmptyDirectory();
        }
    }

    @Test
    void sandbox_untilItIsTerminated_printsWhatToExportAndThenReady() throws Exception {
        try (var sandbox = JavaProcess.start(folder.resolve("s.log"), Map.of(), "sandbox")) {
            await().atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                    .until(() -> sandbox.output().contains("ready"));

            assertThat(sandbox.output().lines())
                    .contains("export AWS_REGION=us-east-1", "ready")
                    .anyMatch(line -> line.startsWith("export AWS_ENDPOINT_URL_SQS=http://"));
            sandbox.terminate();
            sandbox.awaitExit(25);
        }
    }

    private static long pid(String output) {
        var pid = Pattern.compile("\\(pid ([0-9]+)\\)").matcher(output);
        assertThat(pid.find()).isTrue();
        return Long.parseLong(pid.group(1));
    }

    private JavaProcess demo(String argument) throws IOException {
        var log = folder.resolve("demo" + argument + ".log");
        return argument.isEmpty()
                ? JavaProcess.start(log, Map.of(), "demo")
                : JavaProcess.start(log, Map.of(), "demo", argument);
    }
}
