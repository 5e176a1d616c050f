package io.github.callbackpoller.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.callbackpoller.testkit.simulation.Simulation.Finding;
import io.github.callbackpoller.testkit.simulation.Simulation.Report;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** More with {@code -Dsimulation.worlds=N} and other ones with {@code -Dsimulation.seed=N}. */
class SimulationTest {
    private static final long WORLDS = Long.getLong("simulation.worlds", 20_000);
    private static final long SEED = Long.getLong("simulation.seed", 0);

    @Test
    void run_manyWorldsInAllWeathers_breaksNoPromise() {
        var report = Simulation.run(SEED, WORLDS);

        assertThat(report.violations())
                .describedAs(
                        () ->
                                "replay one with ./poller simulate --seed N; the first, shrunk:\n"
                                        + smallest(report))
                .isEmpty();
        assertThat(report.callbacks()).isGreaterThan(WORLDS);
    }

    private static String smallest(Report report) {
        return report.violations().stream()
                .limit(1)
                .flatMap(found -> Simulation.shrink(found.seed()).stream())
                .flatMap(story -> story.timeline().stream())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void report_violations_areNamedBySeed() {
        var broken = new Violation(Invariant.IN_TIME, "step 0 has no answer");

        var report = new Report(20, 41, List.of(new Finding(3, broken), new Finding(7, broken)));

        assertThat(report).hasToString("worlds=20 callbacks=41 violations=2 seeds=[3, 7]");
    }

    @Test
    void run_noWorld_isRefused() {
        assertThatThrownBy(() -> Simulation.run(0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("At least 1 world, not 0");
    }

    @Test
    void shrink_worldThatBreaksNothing_isEmpty() {
        assertThat(Simulation.shrink(0)).isEmpty();
    }
}
