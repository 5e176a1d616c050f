package io.github.callbackpoller.sandbox.glue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a script or a jar is called: with the job's name and arguments, as in Glue.
 *
 * @param script the script or the jar
 * @param words the whole command
 */
record CommandLine(Path script, List<String> words) {
    private static final String JAR = ".jar";

    static boolean plays(GlueJob job) {
        return FileLocation.is(job.script()) && (job.kind().isPythonShell() || isJar(job));
    }

    static CommandLine of(GlueJob job, Map<String, String> arguments) {
        var script = FileLocation.path(job.script());
        var words = new ArrayList<String>();
        if (job.kind().isPythonShell()) {
            words.add("python3");
        } else {
            // Jobs here are short: starting fast counts for more than running fast.
            words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar"));
        }
        words.add(script.toString());
        words.addAll(List.of("--JOB_NAME", job.name()));
        arguments.forEach((name, value) -> words.addAll(List.of(name, value)));
        return new CommandLine(script, words);
    }

    private static boolean isJar(GlueJob job) {
        return job.kind().isEtl() && FileLocation.path(job.script()).toString().endsWith(JAR);
    }
}
