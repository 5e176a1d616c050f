package io.github.callbackpoller.sandbox.glue;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.callbackpoller.sandbox.wire.AwsError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a script or a jar as a process of its own, with the arguments that Glue would give it. */
final class ProcessPlayer implements Playing {
    private static final int ERROR_LINES = 5;
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Process process;

    private ProcessPlayer(Process process) {
        this.process = process;
    }

    /** The command line for a job, or an error if the job is of a kind that is not played. */
    static List<String> commandLine(GlueJob job, Map<String, String> arguments) {
        var command = new ArrayList<String>();
        if (job.command().equals("pythonshell")) {
            command.addAll(List.of("python3", file(job)));
        } else if (job.script().endsWith(".jar")) {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            command.addAll(List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar"));
            command.add(file(job));
        } else {
            throw AwsError.badRequest(
                    "InvalidInputException",
                    "The sandbox plays python-shell scripts, jars and sandbox:timed, not "
                            + job.script());
        }
        command.addAll(List.of("--JOB_NAME", job.name()));
        arguments.forEach((name, value) -> command.addAll(List.of(name, value)));
        return command;
    }

    static Playing start(List<String> commandLine, RunEnd end) throws IOException {
        var process =
                new ProcessBuilder(commandLine)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        process.getOutputStream().close();
        var player = new ProcessPlayer(process);
        var reader = new Thread(() -> player.follow(end), "sandbox-run-" + process.pid());
        reader.setDaemon(true);
        reader.start();
        return player;
    }

    @Override
    public void stop() {
        var family = new ArrayList<>(process.descendants().toList());
        family.add(process.toHandle());
        family.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                family.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            family.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }

    private void follow(RunEnd end) {
        var lines = lastErrorLines();
        try {
            int exit = process.waitFor();
            if (exit == 0) {
                end.ended(RunState.SUCCEEDED, "");
            } else {
                var error = lines.isEmpty() ? "Command failed with exit code " + exit : lines;
                end.ended(RunState.FAILED, error);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end.ended(RunState.ERROR, "The sandbox was interrupted");
        }
    }

    private String lastErrorLines() {
        Deque<String> lines = new ArrayDeque<>();
        try (var errors =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
            for (var line = errors.readLine(); line != null; line = errors.readLine()) {
                if (!line.isBlank()) {
                    lines.addLast(line);
                }
                if (lines.size() > ERROR_LINES) {
                    lines.removeFirst();
                }
            }
        } catch (IOException e) {
            lines.addLast("The error output could not be read: " + e.getMessage());
        }
        return String.join("\n", lines);
    }

    private static String file(GlueJob job) {
        if (!job.script().startsWith("file:")) {
            throw AwsError.badRequest(
                    "InvalidInputException",
                    "The sandbox reads scripts from file: locations, not " + job.script());
        }
        var path = Path.of(URI.create(job.script()));
        if (!Files.isReadable(path)) {
            throw AwsError.badRequest("InvalidInputException", "There is no script " + path);
        }
        return path.toString();
    }
}
