package io.github.callbackpoller.sandbox.glue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** What a jar job does in tests; it is alone in its jar. */
public final class JarJob {
    private JarJob() {}

    public static void main(String[] args) throws Exception {
        var words = Arrays.asList(args);
        var out = Path.of(words.get(words.indexOf("--out") + 1));
        switch (words.get(words.indexOf("--act") + 1)) {
            case "write" -> Files.write(out, words);
            case "throw" -> throw new IllegalStateException("no trips");
            case "exit" -> System.exit(3);
            case "resist" -> {
                Runtime.getRuntime().addShutdownHook(new Thread(JarJob::waitForEver));
                linger(out);
            }
            default -> linger(out);
        }
    }

    private static void linger(Path out) throws Exception {
        var child = new ProcessBuilder("sleep", "600").start();
        var pids = List.of(ProcessHandle.current().pid(), child.pid());
        var written =
                Files.write(
                        out.resolveSibling("pids"), pids.stream().map(String::valueOf).toList());
        Files.move(written, out, StandardCopyOption.ATOMIC_MOVE);
        waitForEver();
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
