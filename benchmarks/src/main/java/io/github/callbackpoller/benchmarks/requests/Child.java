package io.github.callbackpoller.benchmarks.requests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.List;

/**
 * A process of this program's own class path that says one line.
 *
 * @param process the process
 * @param line what it said
 */
record Child(Process process, String line) implements AutoCloseable {

    /** Starts it and waits for its line. */
    static Child start(Class<?> main, List<String> arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx512m"));
        command.add("-Dsun.net.httpserver.nodelay=true");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        var process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        var line =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))
                        .readLine();
        if (line == null) {
            throw new IOException(main.getSimpleName() + " " + arguments + " said nothing");
        }
        return new Child(process, line);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
