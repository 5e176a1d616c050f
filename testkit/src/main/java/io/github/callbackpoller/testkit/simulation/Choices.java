package io.github.callbackpoller.testkit.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * All that is left to chance in one world. Each choice is noted, so that the world can be played
 * again, changed or walked through; 0 is always the harmless one. Not thread-safe.
 */
final class Choices {
    private static final int FINE = 1000;

    private static final long ASIDE = 0x5DEECE66DL;

    private final List<Choice> made;
    private final int[] given;
    private final SplittableRandom random;
    private final SplittableRandom other;
    private final boolean harmlessAfterwards;

    /**
     * A choice as it was made.
     *
     * @param value 0 to bound less 1
     * @param bound how many there were
     */
    record Choice(int value, int bound) {}

    private Choices(
            List<Choice> made,
            int[] given,
            SplittableRandom random,
            SplittableRandom other,
            boolean harmlessAfterwards) {
        this.made = made;
        this.given = given;
        this.random = random;
        this.other = other;
        this.harmlessAfterwards = harmlessAfterwards;
    }

    static Choices of(long seed) {
        return new Choices(
                new ArrayList<>(),
                new int[0],
                new SplittableRandom(seed),
                new SplittableRandom(seed ^ ASIDE),
                false);
    }

    /** Follows choices that were made before; all further ones are harmless. */
    static Choices following(int... given) {
        return new Choices(
                new ArrayList<>(), given, new SplittableRandom(0), new SplittableRandom(0), true);
    }

    /**
     * The same world's choices, but by another chance: what is chosen aside leaves the others as
     * they are.
     */
    Choices aside() {
        return new Choices(made, given, other, other, harmlessAfterwards);
    }

    /** One of several, from 0. */
    int pick(int bound) {
        return bound <= 1 ? 0 : note(chosen(bound), bound);
    }

    boolean happens(double rate) {
        return rate > 0 && note(chosen(rate), 2) == 1;
    }

    /** A number of milliseconds, most often near the least. */
    long millis(long least, long most) {
        double part = pick(FINE) / (double) FINE;
        return least + Math.round((most - least) * part * part);
    }

    double share() {
        return pick(FINE) / (double) FINE;
    }

    List<Choice> made() {
        return made;
    }

    /** What is followed; all that comes after it is harmless. */
    int[] given() {
        return given.clone();
    }

    /** The choices as {@link #following} takes them. */
    int[] values() {
        return made.stream().mapToInt(Choice::value).toArray();
    }

    private int note(int value, int bound) {
        made.add(new Choice(value, bound));
        return value;
    }

    private int chosen(int bound) {
        if (isGiven()) {
            return Math.floorMod(next(), bound);
        }
        return harmlessAfterwards ? 0 : random.nextInt(bound);
    }

    private int chosen(double rate) {
        if (isGiven()) {
            return next() == 0 ? 0 : 1;
        }
        return !harmlessAfterwards && random.nextDouble() < rate ? 1 : 0;
    }

    private boolean isGiven() {
        return made.size() < given.length;
    }

    private int next() {
        return given[made.size()];
    }
}
