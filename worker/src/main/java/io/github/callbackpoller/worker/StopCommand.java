package io.github.callbackpoller.worker;

import io.github.callbackpoller.sweep.SeenStep;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code poller stop}: stops the job of a waiting step. */
@Command(
        name = "stop",
        header = "Stops the job of a waiting step.",
        description = {
            "Stops all runs of the step. The step is not answered: a host sees at its next check"
                    + " that somebody stopped the job, and tells the pipeline so. The settings are"
                    + " the worker's."
        },
        modelTransformer = SettingFlags.class,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        abbreviateSynopsis = true,
        footer = {
            "",
            "Exit codes: 0 told to stop, 1 nothing was stopped, 2 usage or settings, 3 a service"
                    + " can't be reached."
        })
@SuppressWarnings("NullAway.Init")
public final class StopCommand implements PollerCommand {

    @Mixin private StepArguments choice;
    @Mixin private ByHandOptions options;
    @ParentCommand private Main main;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        choice.choice(spec);
        try (var operator = Operator.open(main, spec)) {
            var step = choice.theOne(spec, operator.waiting(Optional.empty()).steps());
            return step.map(one -> stop(operator, one)).orElse(ExitCode.FINDING);
        }
    }

    private int stop(Operator operator, SeenStep step) {
        if (step.runs().stream().allMatch(run -> run.status().hasEnded())) {
            spec.commandLine().getErr().println(StepArguments.named(step) + " has no run to stop");
            return ExitCode.FINDING;
        }
        var question = "Stop the job of " + StepArguments.named(step) + "?";
        return options.confirmed(main, spec, question)
                .orElseGet(() -> options.tell(spec, step, operator.byHand().stop(step)));
    }
}
