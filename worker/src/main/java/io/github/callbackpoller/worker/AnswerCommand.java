package io.github.callbackpoller.worker;

import io.github.callbackpoller.decision.FailureReason;
import io.github.callbackpoller.definition.OutputLimits;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.sweep.SeenStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code poller answer}: answers a waiting step by hand. */
@Command(
        name = "answer",
        header = "Answers a waiting step by hand.",
        description = {
            "Tells SageMaker that the step succeeded or failed. Its job, if it runs, is stopped when"
                    + " a host sees that the step waits no longer, unless onStop says otherwise; its"
                    + " messages end by themselves. The settings are the worker's."
        },
        modelTransformer = SettingFlags.class,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        abbreviateSynopsis = true,
        footer = {
            "",
            "Exit codes: 0 answered, 1 not answered, 2 usage or settings, 3 a service can't be"
                    + " reached."
        })
@SuppressWarnings("NullAway.Init")
public final class AnswerCommand implements PollerCommand {

    @Mixin private StepArguments choice;

    @ArgGroup(multiplicity = "1")
    private Outcome outcome;

    @Option(
            names = "--output",
            paramLabel = "NAME=VALUE",
            description = "An output of the step that succeeded; may be given again.")
    private Map<String, String> outputs = new LinkedHashMap<>();

    @Mixin private ByHandOptions options;
    @ParentCommand private Main main;
    @Spec private CommandSpec spec;

    /** One of the two. */
    @SuppressWarnings("UnusedVariable") // That there is no reason tells success.
    static final class Outcome {
        @Option(names = "--success", description = "The step succeeded.")
        private boolean success;

        @Option(names = "--failure", paramLabel = "REASON", description = "The step failed.")
        private @Nullable String reason;
    }

    @Override
    public Integer call() {
        var told = told();
        choice.choice(spec);
        try (var operator = Operator.open(main, spec)) {
            var step = choice.theOne(spec, operator.waiting(Optional.empty()).steps());
            return step.map(one -> answer(operator, one, told)).orElse(ExitCode.FINDING);
        }
    }

    private int answer(Operator operator, SeenStep step, JobOutcome told) {
        var words = told.match(succeeded -> "Success", failed -> "Failure");
        var question = "Answer " + words + " for " + StepArguments.named(step) + "?";
        return options.confirmed(main, spec, question)
                .orElseGet(
                        () ->
                                options.tell(
                                        spec, step, List.of(operator.byHand().answer(step, told))));
    }

    private JobOutcome told() {
        if (outcome.reason != null) {
            if (!outputs.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "--output goes with --success");
            }
            return new JobOutcome.Failed(FailureReason.of(outcome.reason));
        }
        OutputLimits.brokenBy(outputs)
                .ifPresent(
                        broken -> {
                            throw new ParameterException(spec.commandLine(), broken);
                        });
        return new JobOutcome.Succeeded(outputs);
    }
}
