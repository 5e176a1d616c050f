package io.github.callbackpoller.sandbox.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.worker.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The plain worker as a process of its own, set up by environment variables as a user would. */
final class WorkerProcess implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 30;

    /** Makes checks seconds apart instead of tens of seconds, because the demo's job is short. */
    private static final String CHECK_COST = "50ms";

    private final Process process;
    private final AtomicBoolean ending = new AtomicBoolean();

    private WorkerProcess(Process process) {
        this.process = process;
    }

    static WorkerProcess start(
            Sandbox sandbox, DemoQueues queues, DemoFolder folder, Consumer<String> log)
            throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder =
                new ProcessBuilder(
                        List.of(
                                java,
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "worker"));
        var environment = builder.environment();
        environment.putAll(sandbox.environment());
        environment.put("CALLBACK_QUEUE_URL", queues.callback());
        environment.put("CHECK_QUEUE_URL", queues.check());
        environment.put("PARKING_QUEUE_URL", queues.parking());
        environment.put("JOBS_FILE", folder.definitions().toString());
        environment.put("CHECK_COST", CHECK_COST);
        environment.put("LONG_POLL", "2s");
        environment.put("LOG_FORMAT", "json");
        var process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        var worker = new WorkerProcess(process);
        var reader = new Thread(() -> worker.follow(log), "demo-worker-log");
        reader.setDaemon(true);
        reader.start();
        return worker;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: nothing is tidied up. */
    void kill() {
        ending.set(true);
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM, and SIGKILL if that does not end it. */
    @Override
    public void close() {
        ending.set(true);
        process.destroy();
        if (!awaitEnd()) {
            process.destroyForcibly();
        }
    }

    private boolean awaitEnd() {
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void follow(Consumer<String> log) {
        try (var lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
            lines.lines().forEach(log);
        } catch (IOException | UncheckedIOException e) {
            // Ending the process closes its streams, sometimes in the middle of a read.
            if (process.isAlive() && !ending.get()) {
                log.accept("The worker's log can't be read: " + e.getMessage());
            }
        }
    }
}
