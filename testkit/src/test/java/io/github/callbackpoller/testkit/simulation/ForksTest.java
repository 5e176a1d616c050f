package io.github.callbackpoller.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A host that dies between a send and its acknowledgement leaves two messages about one step. How
 * many checks that costs; {@code -Dsimulation.forks=N} takes so many worlds for each figure and
 * tells them.
 */
class ForksTest {
    /** Calm, but for the bounds that hold only where no host ever dies. */
    private static final Weather ALMOST_CALM = new Weather(1e-12, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static final int WORLDS = Integer.getInteger("simulation.forks", 200);

    /** Jobs differ in length from world to world: the fewer worlds, the rougher the figure. */
    private static final double ROUGHNESS = 60 / Math.sqrt(WORLDS);

    private static final boolean TOLD = System.getProperty("simulation.forks") != null;

    @ParameterizedTest(name = "{1} hosts, {0} % die before they acknowledge")
    @CsvSource({
        "1, 1, 2", "5, 1, 8", "10, 1, 15",
        "1, 4, 5", "5, 4, 10", "10, 4, 20",
        "1, 16, 10", "5, 16, 25", "10, 16, 50"
    })
    void checks_hostsDieBeforeTheyAcknowledge_areFewMore(
            int percent, int hosts, double mostExtraPercent) {
        double usual = checksPerStep(0, hosts);

        double forked = checksPerStep(percent / 100.0, hosts);

        double extra = 100 * (forked / usual - 1);
        if (TOLD) {
            System.out.printf(
                    "hosts=%d deaths=%d%% checks per callback %.2f -> %.2f, extra %.1f%%%n",
                    hosts, percent, usual, forked, extra);
        }
        assertThat(extra).isLessThanOrEqualTo(mostExtraPercent + ROUGHNESS);
    }

    private static double checksPerStep(double rate, int hosts) {
        var worlds =
                LongStream.iterate(0, seed -> seed + 1)
                        .mapToObj(seed -> world(seed, rate, hosts))
                        .filter(world -> world.hostCount() == hosts)
                        .limit(WORLDS)
                        .toList();
        assertThat(worlds.parallelStream().map(World::run)).allMatch(broken -> broken.isEmpty());
        return (double) worlds.stream().mapToInt(World::checkCount).sum()
                / worlds.stream().mapToInt(World::stepCount).sum();
    }

    private static World world(long seed, double rate, int hosts) {
        var size = new World.Size(4, hosts, true);
        return new World(Choices.of(seed), size, ALMOST_CALM, new DyingBefore(rate), false);
    }

    private record DyingBefore(double rate) implements Assembly {
        @Override
        public double deathBefore(String operation) {
            return operation.equals("DeleteMessageBatch") ? rate : 0;
        }

        @Override
        public long longestDownMillis() {
            return 1_000;
        }
    }
}
