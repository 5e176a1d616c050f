package io.github.callbackpoller.sandbox.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.testkit.simulation.Invariant;
import io.github.callbackpoller.testkit.simulation.Simulation.Finding;
import io.github.callbackpoller.testkit.simulation.Simulation.Report;
import io.github.callbackpoller.testkit.simulation.Simulation.Story;
import io.github.callbackpoller.testkit.simulation.Violation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final Violation LATE = new Violation(Invariant.IN_TIME, "step 0 has no answer");

    @Test
    void lines_someWorldsBrokeAPromise_nameEachAndTellTheFirstInItsSmallestForm() {
        var report = new Report(20, 41, List.of(new Finding(3, LATE), new Finding(7, LATE)));

        var lines = Findings.lines(report, "c0ffee", FindingsTest::story);

        assertThat(lines)
                .containsExactly(
                        "seed 3 commit c0ffee " + LATE,
                        "seed 7 commit c0ffee " + LATE,
                        "the story of 3");
    }

    @Test
    void lines_everyPromiseWasKept_areNone() {
        assertThat(Findings.lines(new Report(20, 41, List.of()), "", FindingsTest::story))
                .isEmpty();
    }

    private static Optional<Story> story(long seed) {
        return Optional.of(new Story(List.of("the story of " + seed), 1, Optional.of(LATE)));
    }
}
