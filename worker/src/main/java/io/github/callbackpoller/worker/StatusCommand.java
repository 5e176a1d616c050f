package io.github.callbackpoller.worker;

import io.github.callbackpoller.worker.operators.StatusTable;
import io.github.callbackpoller.worker.operators.StepJson;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code poller status}: which steps wait now. */
@Command(
        name = "status",
        header = "Lists the steps that wait now, and how their jobs stand.",
        description = {
            "From SageMaker and the jobs' services alone; no queue is asked and nothing is changed."
                    + " ENDS IN and CHECK IN are estimates: by earlier runs, and by the schedule of"
                    + " these settings. The settings are the worker's."
        },
        modelTransformer = SettingFlags.class,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        abbreviateSynopsis = true,
        footer = {
            "",
            "Exit codes: 0 all could be read, 1 something could not, 2 usage or settings, 3 a"
                    + " service can't be reached."
        })
@SuppressWarnings("NullAway.Init")
public final class StatusCommand implements PollerCommand {

    @Option(
            names = "--pipeline",
            paramLabel = "NAME",
            description = "Look at this pipeline only; by default at all.")
    private @Nullable String pipeline;

    @Option(
            names = "--watch",
            arity = "0..1",
            fallbackValue = "30",
            paramLabel = "SECONDS",
            description = "Print it again every so many seconds, by default 30, until stopped.")
    private @Nullable Integer watch;

    @Option(names = "--json", description = "Print one JSON object a line instead of a table.")
    private boolean json;

    @ParentCommand private Main main;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (watch != null && watch < 1) {
            throw new ParameterException(spec.commandLine(), "--watch must be 1 or more");
        }
        try (var operator = Operator.open(main, spec)) {
            int code = tell(operator);
            while (watch != null) {
                Thread.sleep(Duration.ofSeconds(watch).toMillis());
                code = tell(operator);
            }
            return code;
        }
    }

    private int tell(Operator operator) {
        var read = operator.waiting(Optional.ofNullable(pipeline));
        var statuses = read.steps().stream().map(operator::status).toList();
        var now = Instant.now();
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(StepJson.statuses(statuses, read.problems(), now));
        } else {
            StatusTable.lines(statuses, now).forEach(out::println);
            tellProblems(read.problems());
        }
        return read.problems().isEmpty() ? ExitCode.GOOD : ExitCode.FINDING;
    }

    private void tellProblems(List<String> problems) {
        problems.forEach(
                problem -> spec.commandLine().getOut().println("could not be read: " + problem));
    }
}
