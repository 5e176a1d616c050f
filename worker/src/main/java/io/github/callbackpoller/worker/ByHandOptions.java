package io.github.callbackpoller.worker;

import io.github.callbackpoller.operator.ByHand;
import io.github.callbackpoller.sweep.SeenStep;
import io.github.callbackpoller.worker.operators.Confirmation;
import io.github.callbackpoller.worker.operators.StepJson;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How commands ask before they do something, and tell what they did. */
final class ByHandOptions {

    @Option(names = "--yes", description = "Don't ask.")
    private boolean yes;

    @Option(names = "--json", description = "Print one JSON object instead of lines.")
    private boolean json;

    /** Empty if it may be done, or else the exit code. */
    Optional<Integer> confirmed(Main main, CommandSpec spec, String question) {
        var err = spec.commandLine().getErr();
        return switch (new Confirmation(yes, main.surroundings().in(), err).to(question)) {
            case YES -> Optional.empty();
            case NO -> {
                err.println("nothing was done");
                yield Optional.of(ExitCode.FINDING);
            }
            case NOBODY -> {
                err.println("nobody answers, nothing was done; --yes says so beforehand");
                yield Optional.of(ExitCode.USAGE);
            }
        };
    }

    /** Tells what was done, and gives the exit code. */
    int tell(CommandSpec spec, SeenStep step, List<ByHand.Result> results) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(StepJson.results(step, results));
        } else {
            results.forEach(result -> out.println(result.detail()));
        }
        return results.stream().allMatch(ByHand.Result::done) ? ExitCode.GOOD : ExitCode.FINDING;
    }
}
