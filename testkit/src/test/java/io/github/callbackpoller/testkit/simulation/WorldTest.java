package io.github.callbackpoller.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorldTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void run_calmWorld_answersEveryStepWithFewChecks(long seed) {
        var calm = new World.Size(4, 3, true);
        var world = new World(Choices.of(seed), calm, Assembly.AS_IT_IS, true);

        var violation = world.run();

        assertThat(violation).describedAs(() -> String.join("\n", world.history())).isEmpty();
        assertThat(world.stepCount()).isPositive();
        assertThat(world.checkCount()).isLessThan(60 * world.stepCount());
    }

    @Test
    void run_sameSeed_isTheSameWorld() {
        var one = Simulation.replay(4711);
        var other = Simulation.replay(4711);

        assertThat(one.timeline()).isEqualTo(other.timeline()).hasSizeGreaterThan(50);
    }

    @Test
    void run_choicesFollowed_isTheSameWorld() {
        var choices = Choices.of(4711);
        var world = new World(choices, Assembly.AS_IT_IS, true);
        world.run();

        var again = new World(Choices.following(choices.values()), Assembly.AS_IT_IS, true);
        again.run();

        assertThat(again.history()).isEqualTo(world.history());
    }
}
