package io.github.callbackpoller.worker;

import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.worker.settings.TextFile;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code poller check-jobs}: says whether a job definitions file would work. */
@Command(
        name = "check-jobs",
        header = "Checks a file of job definitions, for CI.",
        description =
                "Prints one line for each job definition on stdout, or every problem on stderr."
                        + " Calls no service and needs no credentials.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Exit codes: 0 the definitions are good, 1 they are not, 2 the file can't be read."
        })
@SuppressWarnings("NullAway.Init")
public final class CheckJobsCommand implements PollerCommand {

    @Parameters(paramLabel = "FILE", description = "The JSON file that JOBS_FILE would name.")
    private Path file;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var text = TextFile.read("file", file);
        JobDefinitions definitions;
        try {
            definitions = ClassPathJobs.read(file.toString(), text);
        } catch (IllegalArgumentException e) {
            spec.commandLine().getErr().println(e.getMessage());
            return ExitCode.FINDING;
        }
        definitions
                .byName()
                .values()
                .forEach(definition -> print(definition, isDefault(definition, definitions)));
        return ExitCode.GOOD;
    }

    private void print(JobDefinition definition, boolean isDefault) {
        spec.commandLine().getOut().println(new DefinitionLine(definition, isDefault));
    }

    private static boolean isDefault(JobDefinition definition, JobDefinitions definitions) {
        return definitions.defaultName().filter(definition.name()::equals).isPresent();
    }
}
