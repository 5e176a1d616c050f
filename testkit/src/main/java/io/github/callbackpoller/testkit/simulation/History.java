package io.github.callbackpoller.testkit.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened in a world, for people; written down only if somebody wants to read it. */
final class History {
    private final List<String> lines = new ArrayList<>();
    private final Agenda agenda;
    private final boolean wanted;

    History(Agenda agenda, boolean wanted) {
        this.agenda = agenda;
        this.wanted = wanted;
    }

    void note(Supplier<String> what) {
        if (wanted) {
            lines.add(stamp(agenda.age()) + "  " + what.get());
        }
    }

    List<String> lines() {
        return lines;
    }

    private static String stamp(Duration age) {
        return String.format(
                "%3d:%02d:%02d.%03d",
                age.toHours(), age.toMinutesPart(), age.toSecondsPart(), age.toMillisPart());
    }
}
