package io.github.callbackpoller.testkit.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Runs worlds: the real engine, rules, codec and bindings over simulated services, queues and
 * processes, in virtual time. One seed makes one world, the same on every machine. Thread-safe.
 */
public final class Simulation {
    private Simulation() {}

    /**
     * What came of many worlds.
     *
     * @param worlds how many were run
     * @param callbacks how many answers counted in them
     * @param violations of which worlds broke a promise, by seed
     */
    public record Report(long worlds, long callbacks, List<Finding> violations) {
        public Report {
            violations = List.copyOf(violations);
        }

        /** One line for people and programs. */
        @Override
        public String toString() {
            return "worlds="
                    + worlds
                    + " callbacks="
                    + callbacks
                    + " violations="
                    + violations.size()
                    + " seeds="
                    + violations.stream().map(Finding::seed).toList();
        }
    }

    /**
     * A world that broke a promise.
     *
     * @param seed makes the world again
     * @param violation which promise, and how
     */
    public record Finding(long seed, Violation violation) {}

    /**
     * One world, told.
     *
     * @param timeline what happened, a line an event
     * @param callbacks how many answers counted
     * @param violation empty if every promise was kept
     */
    public record Story(List<String> timeline, int callbacks, Optional<Violation> violation) {
        public Story {
            timeline = List.copyOf(timeline);
        }
    }

    /**
     * Runs worlds on all processors.
     *
     * @param seed of the first world; the others follow
     * @param worlds how many, at least 1
     * @throws IllegalArgumentException if there is not even one world
     */
    public static Report run(long seed, long worlds) {
        if (worlds < 1) {
            throw new IllegalArgumentException("At least 1 world, not " + worlds);
        }
        return run(seed, worlds, Assembly.AS_IT_IS);
    }

    static Report run(long seed, long worlds, Assembly assembly) {
        var callbacks = new AtomicLong();
        var findings = new ConcurrentLinkedQueue<Finding>();
        LongStream.range(seed, seed + worlds)
                .parallel()
                .forEach(
                        one -> {
                            var world = new World(Choices.of(one), assembly, false);
                            world.run().ifPresent(found -> findings.add(new Finding(one, found)));
                            callbacks.addAndGet(world.answerCount());
                        });
        var sorted = new ArrayList<>(findings);
        sorted.sort(Comparator.comparingLong(Finding::seed));
        return new Report(worlds, callbacks.get(), sorted);
    }

    /** Runs the world of a seed and tells it. */
    public static Story replay(long seed) {
        return told(new World(Choices.of(seed), Assembly.AS_IT_IS, true));
    }

    /**
     * The smallest story that could be found in which the world of a seed breaks the same promise:
     * what need not go wrong for it goes right. Takes seconds.
     *
     * @return empty if the world breaks none
     */
    public static Optional<Story> shrink(long seed) {
        return Shrinker.of(seed, Assembly.AS_IT_IS)
                .map(choices -> told(new World(choices, Assembly.AS_IT_IS, true)));
    }

    private static Story told(World world) {
        var violation = world.run();
        return new Story(world.history(), world.answerCount(), violation);
    }
}
