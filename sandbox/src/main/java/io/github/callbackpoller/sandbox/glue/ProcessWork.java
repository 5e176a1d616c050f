package io.github.callbackpoller.sandbox.glue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Work that is a process of its own; it succeeds if the process exits with 0. */
final class ProcessWork implements Work {
    private static final long GRACE_SECONDS = 3;

    private final List<String> command;
    private final ScheduledExecutorService timer;
    private final Path logs;
    private final Set<ProcessHandle> family = new LinkedHashSet<>();
    private Optional<Process> process = Optional.empty();
    private boolean stopped;

    ProcessWork(List<String> command, ScheduledExecutorService timer, Path logs) {
        this.command = command;
        this.timer = timer;
        this.logs = logs;
    }

    @Override
    public void begin(Progress progress) {
        try {
            var errors = new ErrorOutput(Files.createTempFile(logs, "run", ".err"));
            var started = start(errors);
            if (started.isEmpty()) {
                progress.ended(RunState.STOPPED, "");
                return;
            }
            progress.moved(RunState.RUNNING);
            var unused =
                    started.get()
                            .onExit()
                            .thenAccept(ended -> report(ended.exitValue(), errors, progress));
        } catch (IOException e) {
            progress.ended(RunState.FAILED, "The script can't be run: " + e.getMessage());
        }
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        gather();
        family.forEach(ProcessHandle::destroy);
        try {
            var unused = timer.schedule(this::kill, GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (RejectedExecutionException e) {
            kill();
        }
    }

    @Override
    public synchronized void kill() {
        stopped = true;
        gather();
        family.forEach(ProcessHandle::destroyForcibly);
    }

    private synchronized Optional<Process> start(ErrorOutput errors) throws IOException {
        if (!stopped) {
            var builder =
                    new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(errors.file().toFile());
            process = Optional.of(builder.start());
            process.get().getOutputStream().close();
        }
        return process;
    }

    /** Remembers descendants: once their parent is gone, nobody knows that they belong to it. */
    private void gather() {
        process.ifPresent(
                parent -> {
                    parent.descendants().forEach(family::add);
                    family.add(parent.toHandle());
                });
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
