package io.github.callbackpoller.sweep;

import java.util.List;

/**
 * What a sweep found and did.
 *
 * @param lines in the order in which it was found
 */
public record SweepReport(List<Line> lines) {

    /** Copies the lines. */
    public SweepReport {
        lines = List.copyOf(lines);
    }

    /** How many lines are of a kind. */
    public long count(Kind kind) {
        return lines.stream().filter(line -> line.kind() == kind).count();
    }

    /** Whether there is something that the sweep could not read or mend. */
    public boolean isUnfinished() {
        return count(Kind.UNSOLVED) > 0;
    }

    /** What became of a step or job. */
    public enum Kind {
        /** Its messages may well be alive. */
        LEFT,
        /** It got a new message; in a dry run, it would have. */
        INJECTED,
        /** A job whose step waits no longer was stopped; in a dry run, it would have been. */
        STOPPED,
        /** The sweep can't tell or can't help. */
        UNSOLVED
    }

    /**
     * One thing that the sweep found.
     *
     * @param kind what became of it
     * @param subject the execution and step, or the job; never a token
     * @param detail why
     */
    public record Line(Kind kind, String subject, String detail) {}
}
