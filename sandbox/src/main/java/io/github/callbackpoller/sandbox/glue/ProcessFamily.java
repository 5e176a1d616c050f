package io.github.callbackpoller.sandbox.glue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process and all that came of it. Where there is {@code /proc}, also those whose parents are
 * gone: they bear the family's mark in their environment. Thread-safe.
 */
final class ProcessFamily {
    private static final String MARK = "CALLBACK_POLLER_SANDBOX_FAMILY";
    private static final Path PROC = Path.of("/proc");
    private static final int ROUNDS = 10;
    private static final long ROUND_MILLIS = 200;

    private final String mark = MARK + "=" + UUID.randomUUID();
    private final Set<ProcessHandle> known = new LinkedHashSet<>();

    /** Marks the environment of the first of the family, who is yet to start. */
    void mark(Map<String, String> environment) {
        environment.put(MARK, mark.substring(MARK.length() + 1));
    }

    /** Takes in the first of the family. */
    synchronized void begin(ProcessHandle first) {
        known.add(first);
    }

    /** Asks all to end: SIGTERM. */
    synchronized void terminate() {
        alive().forEach(ProcessHandle::destroy);
    }

    /** Ends all, and those whom they begin meanwhile: SIGKILL; returns once they are gone. */
    synchronized void kill() {
        var alive = alive();
        for (int round = 0; round < ROUNDS && !alive.isEmpty(); round++) {
            alive.forEach(ProcessHandle::destroyForcibly);
            awaitEnds(alive);
            alive = alive();
        }
    }

    private List<ProcessHandle> alive() {
        if (!known.isEmpty()) {
            ProcessHandle.allProcesses().filter(this::isMarked).forEach(known::add);
            List.copyOf(known).forEach(member -> member.descendants().forEach(known::add));
        }
        return known.stream().filter(ProcessHandle::isAlive).toList();
    }

    private boolean isMarked(ProcessHandle process) {
        var environment = PROC.resolve(Long.toString(process.pid())).resolve("environ");
        try {
            return Files.readString(environment, ISO_8859_1).contains(mark);
        } catch (IOException e) {
            // Somebody else's, or gone meanwhile, or no such files here.
            return false;
        }
    }

    private static void awaitEnds(List<ProcessHandle> processes) {
        var ends =
                processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(ends).get(ROUND_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // The next round sees who is left.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
