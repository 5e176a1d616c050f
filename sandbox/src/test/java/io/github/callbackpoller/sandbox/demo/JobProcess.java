package io.github.callbackpoller.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A run of the packed job as Glue does it: its own process, nothing else on the class path. */
record JobProcess(int exitCode, List<String> errors, Path output) {
    private static final int LONGEST_RUN_SECONDS = 60;

    static JobProcess over(Path input, Path folder) throws IOException, InterruptedException {
        var errors = folder.resolve("stderr");
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-jar",
                                TaxiJobJar.writeTo(folder.resolve("jar")).toString(),
                                "--input_uri",
                                input.toUri().toString(),
                                "--output_uri",
                                folder.resolve("out").toUri().toString())
                        .redirectError(errors.toFile())
                        .redirectOutput(folder.resolve("stdout").toFile())
                        .start();
        try {
            assertThat(process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)).isTrue();
            return new JobProcess(
                    process.exitValue(),
                    Files.readAllLines(errors),
                    folder.resolve("out").resolve("part-00000.csv"));
        } finally {
            process.destroyForcibly();
        }
    }
}
