package io.github.callbackpoller.sandbox.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that are not ours walk over all operations, where this machine has them. */
@Execution(ExecutionMode.CONCURRENT)
class PythonClientsIT {
    private static final Path WALKS = Path.of("src/test/clients");
    private static final int PATIENCE_SECONDS = 180;

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({"boto3, boto3_walk.py", "awscli.clidriver, awscli_walk.py"})
    void client_callsEveryOperation_getsWhatAwsWouldAnswer(String module, String walk)
            throws Exception {
        assumeTrue(
                run(List.of("-c", "import " + module), null).code() == 0,
                "python3 has no module " + module);
        try (var sandbox = Sandbox.start(SandboxOptions.defaults())) {
            var walked = run(List.of(WALKS.resolve(walk).toString()), sandbox);

            assertThat(walked.code()).as(walked.output()).isZero();
            assertThat(walked.output()).containsPattern("walked \\d+ operations\\s*$");
            var called = new TreeSet<>(sandbox.calls().all().keySet());
            assertThat(called)
                    .containsAll(sandbox.operations())
                    .containsAll(JavaSdkWalkTest.OF_QUEUES);
        }
    }

    private Ended run(List<String> arguments, Sandbox sandbox)
            throws IOException, InterruptedException {
        var output = folder.resolve("output.txt");
        var builder =
                new ProcessBuilder("python3")
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.command().addAll(arguments);
        if (sandbox != null) {
            builder.environment().putAll(sandbox.environment());
        }
        var process = start(builder);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Ended(process.waitFor(), Files.readString(output, UTF_8));
    }

    private static Process start(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            assumeTrue(false, "there is no python3: " + e.getMessage());
            throw e;
        }
    }

    private record Ended(int code, String output) {}
}
