package io.github.callbackpoller.worker;

import io.github.callbackpoller.operator.StepChoice;
import io.github.callbackpoller.sweep.SeenStep;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Which step a command is about. */
@SuppressWarnings("NullAway.Init")
final class StepArguments {

    @Parameters(
            paramLabel = "KEY|EXECUTION",
            description = "The first digits of the step's key, or the ARN of its execution.")
    private String subject;

    @Option(
            names = "--step",
            paramLabel = "NAME",
            description = "The step of this name, where an execution has several.")
    private @Nullable String step;

    StepChoice choice(CommandSpec spec) {
        try {
            return new StepChoice(subject, Optional.ofNullable(step));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** The one waiting step that is meant; says so if there is none, or more than one. */
    Optional<SeenStep> theOne(CommandSpec spec, List<SeenStep> waiting) {
        var meant = choice(spec).among(waiting);
        if (meant.isEmpty()) {
            tellNone(spec);
        }
        if (meant.size() > 1) {
            var err = spec.commandLine().getErr();
            err.println(meant.size() + " steps wait that '" + subject + "' names, choose one:");
            meant.forEach(one -> err.println("  " + named(one)));
        }
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }

    void tellNone(CommandSpec spec) {
        spec.commandLine()
                .getErr()
                .println("no step is to be seen that '" + subject + "' names; see 'poller status'");
    }

    /** A step in words. */
    static String named(SeenStep seen) {
        var waiting = seen.waiting();
        return "step "
                + waiting.name()
                + " (key "
                + waiting.step().key().shortForm()
                + ") of "
                + waiting.step().execution().value();
    }
}
