package io.github.callbackpoller.fuzz;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Repeats a check with random numbers, as often as the property {@code fuzz.rounds} says. Round n
 * draws from seed {@code fuzz.seed} + n, so a failure names the one seed that repeats it.
 */
final class Rounds {
    private static final int FEW = 3_000;
    private static final long SEED = 20_261_123;

    private Rounds() {}

    static void run(Consumer<RandomGenerator> check) {
        long first = Long.getLong("fuzz.seed", SEED);
        int rounds = Integer.getInteger("fuzz.rounds", FEW);
        for (long seed = first; seed < first + rounds; seed++) {
            try {
                check.accept(new SplittableRandom(seed));
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                throw new AssertionError(
                        "Repeat with -Dfuzz.seed=" + seed + " -Dfuzz.rounds=1: " + e, e);
            }
        }
    }
}
