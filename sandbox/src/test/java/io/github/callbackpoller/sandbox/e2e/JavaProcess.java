package io.github.callbackpoller.sandbox.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.callbackpoller.worker.Main;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A command of {@code ./poller} as a process of its own, with all it prints kept in a file. */
final class JavaProcess implements AutoCloseable {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private final Process process;
    private final Optional<Path> output;

    private JavaProcess(Process process, Optional<Path> output) {
        this.process = process;
        this.output = output;
    }

    static JavaProcess start(Path output, Map<String, String> environment, String... arguments)
            throws IOException {
        var process =
                builder(CLASS_PATH, environment, arguments).redirectOutput(output.toFile()).start();
        return new JavaProcess(process, Optional.of(output));
    }

    /** With more classes, such as an adapter of one's own. */
    static JavaProcess startBeside(
            Path classes, Path output, Map<String, String> environment, String... arguments)
            throws IOException {
        var process =
                builder(CLASS_PATH + File.pathSeparator + classes, environment, arguments)
                        .redirectOutput(output.toFile())
                        .start();
        return new JavaProcess(process, Optional.of(output));
    }

    /** What it prints goes where nobody looks at it. */
    static JavaProcess startUnheard(
            Redirect target, Map<String, String> environment, String... arguments)
            throws IOException {
        var process = builder(CLASS_PATH, environment, arguments).redirectOutput(target).start();
        return new JavaProcess(process, Optional.empty());
    }

    private static ProcessBuilder builder(
            String classPath, Map<String, String> environment, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", classPath));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }

    /** All that it has printed; nothing if it is not heard. */
    String output() {
        try {
            return output.isEmpty() ? "" : Files.readString(output.orElseThrow(), UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Closes the pipe that it prints into: from now on its writes fail. */
    void hangUp() throws IOException {
        process.getInputStream().close();
    }

    long pid() {
        return process.pid();
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Holds it up: the process is there and does nothing (SIGSTOP). */
    void pause() throws IOException {
        signal("STOP");
    }

    /** Lets it go on where it was. */
    void goOn() throws IOException {
        signal("CONT");
    }

    private void signal(String name) throws IOException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    }

    void terminate() {
        process.destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int awaitExit(int seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("still running after " + seconds + " s:\n" + output());
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
