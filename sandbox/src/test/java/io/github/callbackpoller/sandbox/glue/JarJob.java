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
            case "orphan" -> {
                Runtime.getRuntime().addShutdownHook(new Thread(JarJob::waitForEver));
                tell(out, orphan());
                waitForEver();
            }
            case "leave" -> tell(out, orphan());
            default -> linger(out);
        }
    }

    private static void linger(Path out) throws Exception {
        tell(out, new ProcessBuilder("sleep", "600").start().pid());
        waitForEver();
    }

    /** A grandchild that ignores SIGTERM, is in a session of its own, and whose parent is gone. */
    private static long orphan() throws Exception {
        var parent =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "trap '' TERM; setsid sleep 600 >/dev/null 2>&1 & echo $!")
                        .start();
        try (var lines = parent.inputReader()) {
            long pid = Long.parseLong(lines.readLine());
            parent.waitFor();
            return pid;
        }
    }

    private static void tell(Path out, long child) throws Exception {
        var pids = List.of(ProcessHandle.current().pid(), child);
        var written =
                Files.write(
                        out.resolveSibling("pids"), pids.stream().map(String::valueOf).toList());
        Files.move(written, out, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
