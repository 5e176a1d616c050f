package io.github.callbackpoller.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void run_calmWorld_answersEveryStep(long seed) {
        var world = new World(Choices.of(seed), new World.Size(4, 3, true), true);

        var violation = world.run();

        assertThat(violation).describedAs(() -> String.join("\n", world.history())).isEmpty();
        assertThat(world.stepCount()).isPositive();
    }
}
