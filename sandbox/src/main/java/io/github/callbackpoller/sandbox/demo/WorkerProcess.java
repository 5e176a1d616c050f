package io.github.callbackpoller.sandbox.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.callbackpoller.worker.Main;
import io.github.callbackpoller.worker.settings.Setting;
import io.github.callbackpoller.worker.settings.SettingsReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The plain worker as a process of its own, set up by environment variables as a user would. */
final class WorkerProcess implements DemoHost, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Thread reader;

    private WorkerProcess(Process process, Consumer<String> log) {
        this.process = process;
        this.reader = new Thread(() -> follow(log), "worker-log-" + process.pid());
    }

    /**
     * Starts a worker from the class path of this program.
     *
     * @param variables all that the worker is told; what this process was told does not reach it
     * @param log hears each line of its log, on a thread of its own
     */
    static WorkerProcess start(Map<String, String> variables, Consumer<String> log)
            throws IOException {
        var builder = new ProcessBuilder(command());
        var environment = builder.environment();
        environment.keySet().removeIf(WorkerProcess::isHeard);
        environment.putAll(variables);
        var process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        var worker = new WorkerProcess(process, log);
        worker.reader.setDaemon(true);
        worker.reader.start();
        return worker;
    }

    /** Its process id. */
    long pid() {
        return process.pid();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void kill() {
        process.toHandle().destroyForcibly();
        hasEndedIn(PATIENCE);
    }

    /** SIGTERM, and SIGKILL if that does not end it. */
    @Override
    public void close() {
        // Process.destroy would also close the stream by which the rest of the log is heard.
        process.toHandle().destroy();
        if (!hasEndedIn(PATIENCE)) {
            kill();
        }
    }

    /** All of its log has been heard then. */
    private boolean hasEndedIn(Duration time) {
        try {
            boolean ended = process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
            if (ended) {
                reader.join(time.toMillis());
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> command() {
        // Workers here live for seconds: starting fast counts for more than running fast.
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "worker");
    }

    private static boolean isHeard(String variable) {
        return variable.startsWith("AWS_")
                || variable.equals(SettingsReader.FILE_VARIABLE)
                || Arrays.stream(Setting.values())
                        .anyMatch(setting -> setting.name().equals(variable));
    }

    private void follow(Consumer<String> log) {
        try (var lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
            lines.lines().forEach(log);
        } catch (IOException | UncheckedIOException e) {
            log.accept("The worker's log can't be read: " + e.getMessage());
        }
    }
}
