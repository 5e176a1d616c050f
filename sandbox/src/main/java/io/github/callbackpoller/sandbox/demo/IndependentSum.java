package io.github.callbackpoller.sandbox.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Verifies what the taxi job wrote against a sum of its own over the same input.
 *
 * <p>It shares no code with the job, so that a mistake would have to be made twice.
 */
public final class IndependentSum {
    private static final String NOTHING = "nothing";

    private IndependentSum() {}

    /** What the comparison showed; without a first difference both sums agree. */
    public record Verdict(int windows, long passengers, Optional<String> firstDifference) {
        /** Whether every window of the produced file is right, and none is missing. */
        public boolean agrees() {
            return firstDifference.isEmpty();
        }
    }

    /** Compares the file that the job wrote with the trips it was given (a file or a folder). */
    public static Verdict compare(Path trips, Path produced) throws IOException {
        var sums = HalfHourSums.of(trips);
        long total = sums.values().stream().mapToLong(Long::longValue).sum();
        var expected = new ArrayList<String>(List.of("window_start,passengers"));
        sums.forEach((window, passengers) -> expected.add(window + "," + passengers));
        return new Verdict(sums.size(), total, firstDifference(expected, produced));
    }

    private static Optional<String> firstDifference(List<String> expected, Path produced)
            throws IOException {
        if (!Files.exists(produced)) {
            return Optional.of("the job wrote no " + produced);
        }
        var written = Files.readAllLines(produced);
        for (int at = 0; at < Math.max(expected.size(), written.size()); at++) {
            String right = at < expected.size() ? expected.get(at) : NOTHING;
            String said = at < written.size() ? written.get(at) : NOTHING;
            if (!said.equals(right)) {
                return Optional.of(
                        "line %d: the job wrote %s, the independent sum is %s"
                                .formatted(at + 1, said, right));
            }
        }
        return Optional.empty();
    }
}
