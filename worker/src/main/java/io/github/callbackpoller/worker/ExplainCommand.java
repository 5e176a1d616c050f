package io.github.callbackpoller.worker;

import io.github.callbackpoller.operator.StepStory;
import io.github.callbackpoller.worker.operators.StepJson;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code poller explain}: all that is known of a step. */
@Command(
        name = "explain",
        header = "Tells all that is known of a step, in order of time.",
        description = {
            "From SageMaker and the jobs' services: when the step began to wait, its runs and how"
                    + " they ended, and what comes next. Steps that have ended are told, too. The"
                    + " settings are the worker's."
        },
        modelTransformer = SettingFlags.class,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        abbreviateSynopsis = true,
        footer = {
            "",
            "Exit codes: 0 told, 1 there is no such step or something could not be read, 2 usage or"
                    + " settings, 3 a service can't be reached."
        })
@SuppressWarnings("NullAway.Init")
public final class ExplainCommand implements PollerCommand {

    @Mixin private StepArguments choice;

    @Option(names = "--json", description = "Print one JSON object instead of lines.")
    private boolean json;

    @ParentCommand private Main main;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var chosen = choice.choice(spec);
        try (var operator = Operator.open(main, spec)) {
            var read = operator.waiting(Optional.empty());
            var stories = operator.stories().tell(chosen, read, Instant.now());
            var out = spec.commandLine().getOut();
            if (json) {
                out.println(StepJson.stories(stories, read.problems()));
            } else {
                stories.forEach(this::print);
                read.problems().forEach(problem -> out.println("could not be read: " + problem));
            }
            if (stories.isEmpty()) {
                choice.tellNone(spec);
            }
            return stories.isEmpty() || !read.problems().isEmpty()
                    ? ExitCode.FINDING
                    : ExitCode.GOOD;
        }
    }

    private void print(StepStory story) {
        var out = spec.commandLine().getOut();
        out.printf(
                "%s, step %s, key %s%n",
                story.execution().value(), story.name(), story.key().shortForm());
        story.entries().forEach(entry -> out.printf("  %s  %s%n", entry.when(), entry.what()));
    }
}
