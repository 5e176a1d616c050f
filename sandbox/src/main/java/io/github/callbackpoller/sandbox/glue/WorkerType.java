package io.github.callbackpoller.sandbox.glue;

import java.util.Arrays;
import java.util.Optional;

/**
 * Kinds of workers: those of the model's enumeration and those that its texts name besides. That
 * the general-purpose ones come at least in pairs is what Glue answers for G.1X
 * (aws-samples/cql-replicator issue 181) and unverified for the others.
 */
enum WorkerType {
    STANDARD("Standard", 1, 1),
    G_025X("G.025X", 0.25, 2),
    G_1X("G.1X", 1, 2),
    G_2X("G.2X", 2, 2),
    G_4X("G.4X", 4, 2),
    G_8X("G.8X", 8, 2),
    G_12X("G.12X", 12, 2),
    G_16X("G.16X", 16, 2),
    R_1X("R.1X", 1, 2),
    R_2X("R.2X", 2, 2),
    R_4X("R.4X", 4, 2),
    R_8X("R.8X", 8, 2),
    Z_2X("Z.2X", 2, 1);

    private final String word;
    private final double dpus;
    private final int fewest;

    WorkerType(String word, double dpus, int fewest) {
        this.word = word;
        this.dpus = dpus;
        this.fewest = fewest;
    }

    /** Its name on the wire. */
    String word() {
        return word;
    }

    /** How many data processing units one of them is. */
    double dpus() {
        return dpus;
    }

    /** How many of them a run has at least. */
    int fewest() {
        return fewest;
    }

    static String[] words() {
        return Arrays.stream(values()).map(WorkerType::word).toArray(String[]::new);
    }

    static Optional<WorkerType> named(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
