package io.github.callbackpoller.testkit.simulation;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What people do to queues and hosts, each alone in some worlds. */
class OperatorsTest {
    private static final int WORLDS = 20;
    private static final World.Size SIZE = new World.Size(6, 3, false);
    private static final Weather DEADLY =
            new Weather(0.12, 0.03, 0.05, 0.05, 0.05, 0, 0.05, 0, 500, 2_000);

    @Test
    void purge_bothQueues_stepsWithoutAMessageWaitOnAndAllOthersAreAnswered() {
        var worlds = worlds(Weather.CALM, plan(ofMinutes(30), Duration.ZERO));

        assertThat(worlds).anyMatch(world -> has(world, "is purged"));
        assertThat(waiting(worlds)).isNotEmpty().allMatch(SimulatedStep::isForgotten);
        assertThat(worlds).anyMatch(world -> world.answerCount() > 0);
    }

    @Test
    void sweep_afterAPurgeWhileHostsRemember_everyStepIsAnswered() {
        var worlds = worlds(Weather.CALM, plan(ofMinutes(30), ofHours(1)));

        assertThat(worlds).anyMatch(world -> has(world, "INJECTED"));
        assertThat(waiting(worlds)).isEmpty();
    }

    @Test
    void redrive_deadLettersOfDays_everyStepIsAnsweredAfterwards() {
        var redriven = new Operators.Plan(0, 0, ofDays(3).toMillis(), 0, 0);

        var worlds = worlds(DEADLY, redriven);

        assertThat(worlds).anyMatch(world -> has(world, "is moved back"));
        assertThat(waiting(worlds)).isEmpty();
    }

    @Test
    void down_allHostsForTwoDays_everyStepIsAnsweredAfterwards() {
        long soon = ofMinutes(20).toMillis();
        var down = new Operators.Plan(0, 0, 0, soon, soon + ofDays(2).toMillis());

        var worlds = worlds(Weather.CALM, down);

        assertThat(waiting(worlds)).isEmpty();
        assertThat(worlds)
                .anyMatch(
                        world ->
                                world.steps.all().stream()
                                        .anyMatch(
                                                step ->
                                                        step.ended - step.began
                                                                > ofDays(1).toMillis()));
    }

    private static List<World> worlds(Weather weather, Operators.Plan plan) {
        var people =
                new Assembly() {
                    @Override
                    public Operations operations(Operations chosen) {
                        return new Operations(plan, Rollout.Plan.NONE, false, 0);
                    }
                };
        var worlds =
                LongStream.range(0, WORLDS)
                        .mapToObj(Choices::of)
                        .map(choices -> new World(choices, SIZE, weather, people, true))
                        .toList();
        assertThat(worlds.stream().map(World::run)).allMatch(broken -> broken.isEmpty());
        return worlds;
    }

    private static Operators.Plan plan(Duration purge, Duration sweep) {
        return new Operators.Plan(purge.toMillis(), sweep.toMillis(), 0, 0, 0);
    }

    private static List<SimulatedStep> waiting(List<World> worlds) {
        return worlds.stream()
                .flatMap(world -> world.steps.all().stream())
                .filter(SimulatedStep::isWaiting)
                .toList();
    }

    private static boolean has(World world, String text) {
        Predicate<String> tells = line -> line.contains(text);
        return world.history().stream().anyMatch(tells);
    }
}
