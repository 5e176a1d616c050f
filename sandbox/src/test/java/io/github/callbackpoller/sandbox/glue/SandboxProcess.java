package io.github.callbackpoller.sandbox.glue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A JVM of its own with a sandbox that runs a jar job and is never closed. */
final class SandboxProcess {
    private SandboxProcess() {}

    static Process start(Path jar, Path out, String act, Path log) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        List.of(
                                java,
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SandboxProcess.class.getName(),
                                jar.toUri().toString(),
                                out.toString(),
                                act))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    public static void main(String[] args) throws InterruptedException {
        var world = new GlueFixture();
        world.create(
                job ->
                        job.command(c -> c.name("glueetl").scriptLocation(args[0]))
                                .defaultArguments(Map.of("--out", args[1], "--act", args[2])));
        world.start();
        new CountDownLatch(1).await();
    }
}
