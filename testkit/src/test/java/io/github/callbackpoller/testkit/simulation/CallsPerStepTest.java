package io.github.callbackpoller.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How many calls a step takes where nothing goes wrong and batches hold one message: about as many
 * as docs/capacity.md reckons with. {@code -Dsimulation.calls} tells the figures.
 */
class CallsPerStepTest {
    private static final String CALLS = " calls ";
    private static final int WORLDS = 100;
    private static final World.Size SIZE = new World.Size(4, 1, true);
    private static final Set<String> SQS =
            Set.of("ReceiveMessage", "SendMessageBatch", "DeleteMessageBatch");
    private static final Set<String> GLUE =
            Set.of("StartJobRun", "GetJobRun", "GetJobRuns", "GetJob", "BatchStopJobRun");

    @Test
    void calls_ofAStep_areAsManyAsTheFormulaSays() {
        var worlds =
                LongStream.range(0, WORLDS)
                        .mapToObj(Choices::of)
                        .map(
                                choices ->
                                        new World(
                                                choices,
                                                SIZE,
                                                Weather.CALM,
                                                new Assembly() {},
                                                true))
                        .toList();
        assertThat(worlds.stream().map(World::run)).allMatch(broken -> broken.isEmpty());
        double steps = worlds.stream().mapToInt(World::stepCount).sum();
        double checks = 1 + worlds.stream().mapToInt(World::checkCount).sum() / steps;

        double sqs = calls(worlds, SQS) / steps;
        double glue = calls(worlds, GLUE) / steps;
        double sageMaker = operations(worlds).count() / steps - sqs - glue;

        if (System.getProperty("simulation.calls") != null) {
            System.out.printf(
                    "steps=%.0f checks=%.1f sqs=%.1f glue=%.1f sagemaker=%.1f%n",
                    steps, checks, sqs, glue, sageMaker);
        }
        assertThat(sqs / (3 * checks + 3)).isBetween(0.8, 1.25);
        assertThat(glue / (3 + checks)).isBetween(0.8, 1.35);
        assertThat(sageMaker).isLessThan(checks / 2);
    }

    private static long calls(List<World> worlds, Set<String> operations) {
        return operations(worlds).filter(operations::contains).count();
    }

    private static Stream<String> operations(List<World> worlds) {
        return worlds.stream()
                .flatMap(world -> world.history().stream())
                .filter(line -> line.contains(CALLS))
                .map(line -> line.substring(line.indexOf(CALLS) + CALLS.length()));
    }
}
