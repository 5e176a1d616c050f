package io.github.callbackpoller.sandbox.glue;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a script or a jar is called: with the job's name and arguments, as in Glue. */
final class CommandLine {
    private static final String FILE = "file:";
    private static final String JAR = ".jar";

    private CommandLine() {}

    static boolean plays(GlueJob job) {
        return job.script().startsWith(FILE) && (isPython(job) || isJar(job));
    }

    static List<String> of(GlueJob job, Map<String, String> arguments) {
        var words = new ArrayList<String>();
        if (isPython(job)) {
            words.add("python3");
        } else {
            // Jobs here are short: starting fast counts for more than running fast.
            words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar"));
        }
        words.add(Path.of(URI.create(job.script().replace(" ", "%20"))).toString());
        words.addAll(List.of("--JOB_NAME", job.name()));
        arguments.forEach((name, value) -> words.addAll(List.of(name, value)));
        return words;
    }

    private static boolean isPython(GlueJob job) {
        return job.command().equals("pythonshell");
    }

    private static boolean isJar(GlueJob job) {
        return job.command().equals("glueetl") && job.script().endsWith(JAR);
    }
}
