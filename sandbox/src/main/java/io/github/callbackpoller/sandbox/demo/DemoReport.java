package io.github.callbackpoller.sandbox.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.JobRun;

/** Prints what came of it, and what of it must be so. */
final class DemoReport {
    private static final int HEAD_LINES = 6;

    private final PrintStream out;

    DemoReport(PrintStream out) {
        this.out = out;
    }

    /** Prints what AWS says. */
    void facts(DemoFacts facts, int looks) {
        out.println();
        out.println("What came of it");
        line("execution", facts.execution().toString());
        line("step", facts.step().map(step -> step.stepStatusAsString()).orElse("not begun"));
        var label = new String[] {"its outputs"};
        facts.outputs()
                .forEach(
                        (name, value) -> {
                            line(label[0], name + " = " + value);
                            label[0] = "";
                        });
        if (!facts.reason().isEmpty()) {
            line("its reason", facts.reason());
        }
        facts.runs().forEach(run -> line("Glue run", said(run)));
        line("checks made", Integer.toString(looks));
        line("noticed", facts.detection().map(DemoReport::after).orElse("not yet"));
    }

    /** Prints the head of what the job produced. */
    void head(Path produced) throws IOException {
        if (!Files.exists(produced)) {
            return;
        }
        out.println();
        out.println("The head of the produced " + produced.getFileName());
        try (var lines = Files.lines(produced, UTF_8)) {
            lines.limit(HEAD_LINES).forEach(text -> out.println("  " + text));
        }
    }

    /** Prints what must be so, and returns whether it all is. */
    boolean verdict(List<Expectation> expectations) {
        out.println();
        out.println("Is it as it should be?");
        for (var expectation : expectations) {
            out.println((expectation.met() ? "  yes  " : "  NO   ") + expectation.claim());
        }
        boolean good = expectations.stream().allMatch(Expectation::met);
        out.println(good ? "Good." : "NOT good.");
        return good;
    }

    private void line(String what, String value) {
        out.printf(Locale.ROOT, "  %-12s %s%n", what, value);
    }

    private static String said(JobRun run) {
        var took =
                Optional.ofNullable(run.completedOn())
                        .map(end -> Duration.between(run.startedOn(), end))
                        .map(time -> ", took " + seconds(time));
        return run.jobRunState() + took.orElse("") + " (" + run.id() + ")";
    }

    private static String after(Duration delay) {
        return seconds(delay) + " after the run's end";
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
