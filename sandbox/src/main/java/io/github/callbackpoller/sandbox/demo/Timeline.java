package io.github.callbackpoller.sandbox.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells live what happens to the message, from the worker's log. Thread-safe. */
final class Timeline {
    private static final Set<String> LOOKS = Set.of("STILL_RUNNING", "STOPPING", "ANSWERED");

    private final List<WorkerLine> lines = new ArrayList<>();
    private final PrintStream out;
    private final PrintStream problems;
    private final InstantSource clock;
    private final Instant began;

    /** Begins to count the time. */
    Timeline(PrintStream out, PrintStream problems, InstantSource clock) {
        this.out = out;
        this.problems = problems;
        this.clock = clock;
        this.began = clock.instant();
    }

    /** Says something about one of those who take part. */
    synchronized void say(String who, String what) {
        double seconds = Duration.between(began, clock.instant()).toMillis() / 1000.0;
        out.printf(Locale.ROOT, "%6.1f s  %-9s  %s%n", seconds, who, what);
        out.flush();
    }

    /** Tells a line of a worker's log. */
    synchronized void tell(String worker, String line) {
        WorkerLine.parse(line)
                .ifPresentOrElse(read -> tell(worker, read), () -> problem(worker, line));
    }

    /** How many workers have said that they are ready. */
    synchronized long workersReady() {
        return lines.stream().filter(WorkerLine::saysReady).count();
    }

    /** How often something has happened to a message. */
    synchronized long count(String event) {
        return lines.stream().filter(line -> line.event().equals(event)).count();
    }

    /** How often the run was looked at. */
    synchronized int looks() {
        return (int) lines.stream().filter(line -> LOOKS.contains(line.event())).count();
    }

    private void tell(String worker, WorkerLine line) {
        lines.add(line);
        if (line.isAboutMessage()) {
            say(worker, EventWords.of(line, looks()));
        } else if (line.saysReady()) {
            say(worker, "ready, and waits for messages");
        }
        if (line.isProblem()) {
            problem(worker, line.text());
        }
    }

    private void problem(String worker, String text) {
        problems.println(worker + ": " + text);
        problems.flush();
    }
}
