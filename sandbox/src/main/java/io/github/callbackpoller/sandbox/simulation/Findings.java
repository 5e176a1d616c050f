package io.github.callbackpoller.sandbox.simulation;

import io.github.callbackpoller.testkit.simulation.Simulation.Report;
import io.github.callbackpoller.testkit.simulation.Simulation.Story;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** What is said of worlds that broke a promise: all that it takes to see it again. */
final class Findings {
    private Findings() {}

    /**
     * @param commit of the code that was run
     * @param shrink finds the smallest story of a seed
     */
    static Stream<String> lines(
            Report report, String commit, LongFunction<Optional<Story>> shrink) {
        var seeds =
                report.violations().stream()
                        .map(
                                found ->
                                        "seed "
                                                + found.seed()
                                                + " commit "
                                                + commit
                                                + " "
                                                + found.violation());
        var first =
                report.violations().stream()
                        .limit(1)
                        .flatMap(found -> shrink.apply(found.seed()).stream())
                        .flatMap(story -> story.timeline().stream());
        return Stream.concat(seeds, first);
    }
}
