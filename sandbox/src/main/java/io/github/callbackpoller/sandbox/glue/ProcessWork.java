package io.github.callbackpoller.sandbox.glue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Work that is a process of its own; it succeeds if the process exits with 0. What the process
 * began ends with it.
 */
final class ProcessWork implements Work {
    private static final long GRACE_SECONDS = 3;

    private final CommandLine command;
    private final ScheduledExecutorService timer;
    private final Path logs;
    private final ProcessFamily family = new ProcessFamily();
    private boolean stopped;

    ProcessWork(CommandLine command, ScheduledExecutorService timer, Path logs) {
        this.command = command;
        this.timer = timer;
        this.logs = logs;
    }

    @Override
    public void begin(Progress progress) {
        try {
            if (!Files.isRegularFile(command.script())) {
                progress.ended(RunState.FAILED, "There is no script " + command.script());
                return;
            }
            var errors = new ErrorOutput(Files.createTempFile(logs, "run", ".err"));
            var process = start(errors);
            if (process.isEmpty()) {
                progress.ended(RunState.STOPPED, "");
                return;
            }
            progress.moved(RunState.RUNNING);
            var unused =
                    process.get().onExit().thenAccept(ended -> finish(ended, errors, progress));
        } catch (IOException e) {
            progress.ended(RunState.FAILED, "The script can't be run: " + e.getMessage());
        }
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        family.terminate();
        try {
            var unused = timer.schedule(family::kill, GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            family.kill();
        }
    }

    @Override
    public synchronized void kill() {
        stopped = true;
        family.kill();
    }

    private synchronized Optional<Process> start(ErrorOutput errors) throws IOException {
        if (stopped) {
            return Optional.empty();
        }
        var builder =
                new ProcessBuilder(command.words())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(errors.file().toFile());
        family.mark(builder.environment());
        var process = builder.start();
        family.begin(process.toHandle());
        process.getOutputStream().close();
        return Optional.of(process);
    }

    private void finish(Process process, ErrorOutput errors, Progress progress) {
        family.kill();
        report(process.exitValue(), errors, progress);
    }

    private static void report(int exitCode, ErrorOutput errors, Progress progress) {
        if (exitCode == 0) {
            progress.ended(RunState.SUCCEEDED, "");
        } else {
            progress.ended(RunState.FAILED, error(exitCode, errors));
        }
    }

    private static String error(int exitCode, ErrorOutput errors) {
        try {
            var lines = errors.lastLines();
            return lines.isEmpty() ? "Command failed with exit code " + exitCode : lines;
        } catch (IOException e) {
            return "Command failed with exit code " + exitCode + "; its output is lost";
        }
    }
}
