package io.github.callbackpoller.benchmarks.coldstart;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Starts execution environments: a process each, with the real runtime interface client and the
 * variables that Lambda sets.
 *
 * @param runtime the jars of the runtime interface client
 * @param event what the function is invoked with
 * @param variables the function's own environment
 * @param work a folder for archives and logs
 * @param nativeClient the option that names the native half of the runtime client
 */
record Environment(
        List<Path> runtime,
        String event,
        Map<String, String> variables,
        Path work,
        String nativeClient) {
    private static final String CLIENT =
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /**
     * What came of a start.
     *
     * @param nanos from the start of the process to its response
     * @param response what it answered
     */
    record Started(long nanos, String response) {}

    /** Starts, invokes once and ends. */
    Started start(Variant variant) throws IOException, InterruptedException {
        var archive = variant.archive(work);
        var options =
                variant.mode().isArchived()
                        ? List.of(variant.jdk().reading(archive))
                        : List.<String>of();
        return run(variant, options);
    }

    /** Does the same, and has the JVM write its archive at the end. */
    void archive(Variant variant) throws IOException, InterruptedException {
        var archive = variant.archive(work);
        run(variant, List.of(variant.jdk().writing(archive)));
        if (!Files.exists(archive)) {
            throw new IOException("no archive was written: " + archive);
        }
    }

    private Started run(Variant variant, List<String> options)
            throws IOException, InterruptedException {
        var log = work.resolve("function.log").toFile();
        try (var api = new RuntimeApi(event)) {
            var builder = new ProcessBuilder(command(variant, options));
            builder.environment().clear();
            builder.environment().putAll(variables);
            builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.authority());
            builder.redirectErrorStream(true).redirectOutput(log);
            long begun = System.nanoTime();
            var process = builder.start();
            try {
                var response = api.response(PATIENCE);
                return new Started(response.nanos() - begun, response.body());
            } catch (IllegalStateException | TimeoutException e) {
                throw new IOException(variant + " failed: " + tail(log), e);
            } finally {
                end(process);
            }
        }
    }

    private List<String> command(Variant variant, List<String> options) {
        var command = new ArrayList<String>();
        command.add(variant.jdk().java());
        command.addAll(variant.jdk().options());
        command.addAll(variant.mode().options());
        command.addAll(options);
        command.add(nativeClient);
        command.add("-cp");
        command.add(variant.function().classPath(runtime));
        command.add(CLIENT);
        command.add(variant.function().handler());
        return command;
    }

    /** By SIGTERM, so that archives are written. */
    private static void end(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static String tail(File log) throws IOException {
        var text = Files.readString(log.toPath());
        return text.substring(Math.max(0, text.length() - 2000));
    }
}
