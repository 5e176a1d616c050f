package io.github.callbackpoller.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;

/** What a command line came to. */
record CommandRun(int exitCode, String out, String err) {

    static CommandRun of(String... args) {
        return of(Map.of(), args);
    }

    static CommandRun of(Map<String, String> environment, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exitCode =
                Main.execute(
                        args,
                        environment,
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8));
        return new CommandRun(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }

    /** Help is broken into lines wherever they are full. */
    String outInOneLine() {
        return out.replaceAll("\\s+", " ");
    }
}
