package io.github.callbackpoller.testkit.simulation;

import java.util.Arrays;
import java.util.Optional;

/**
 * Makes a world that breaks a promise harmless, piece by piece, as long as it still breaks the
 * promise. Not thread-safe.
 */
final class Shrinker {
    private static final int MOST_TRIES = 3_000;

    private final Assembly assembly;
    private final Invariant invariant;
    private int[] choices;
    private int tries;

    private Shrinker(Assembly assembly, Invariant invariant, int... choices) {
        this.assembly = assembly;
        this.invariant = invariant;
        this.choices = choices;
    }

    /**
     * The choices that are left.
     *
     * @return empty if the world of the seed breaks no promise
     */
    static Optional<Choices> of(long seed, Assembly assembly) {
        var choices = Choices.of(seed);
        return new World(choices, assembly, false)
                .run()
                .map(found -> new Shrinker(assembly, found.invariant(), choices.values()))
                .map(Shrinker::shrunk);
    }

    private Choices shrunk() {
        long before;
        do {
            before = harm();
            for (int size = Math.max(1, choices.length / 2); size >= 1; size /= 2) {
                pass(size);
            }
        } while (harm() < before && tries < MOST_TRIES);
        return Choices.following(choices);
    }

    /** Leaves out pieces of a size, or makes them harmless. */
    private void pass(int size) {
        int from = 0;
        while (from < choices.length && tries < MOST_TRIES) {
            int to = Math.min(choices.length, from + size);
            if (!breaksAlso(without(from, to))) {
                breaksAlso(harmless(from, to));
                from = to;
            }
        }
    }

    private int[] without(int from, int to) {
        var shorter = Arrays.copyOf(choices, choices.length - (to - from));
        System.arraycopy(choices, to, shorter, from, choices.length - to);
        return shorter;
    }

    private int[] harmless(int from, int to) {
        var calmer = choices.clone();
        Arrays.fill(calmer, from, to, 0);
        return calmer;
    }

    private long harm() {
        return Arrays.stream(choices).filter(choice -> choice != 0).count();
    }

    private boolean breaksAlso(int... other) {
        if (Arrays.equals(other, choices)) {
            return false;
        }
        tries++;
        var followed = Choices.following(other);
        var violation = new World(followed, assembly, false).run();
        boolean same = violation.filter(found -> found.invariant() == invariant).isPresent();
        if (same) {
            choices = Arrays.copyOf(other, Math.min(other.length, followed.made().size()));
        }
        return same;
    }
}
