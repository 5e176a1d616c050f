package io.github.callbackpoller.worker;

import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sweep.SweepReport;
import io.github.callbackpoller.sweep.SweepReport.Kind;
import io.github.callbackpoller.sweep.SweepSettings;
import io.github.callbackpoller.worker.operators.SweepJson;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code poller sweep}: finds steps that no message speaks of any more. */
@Command(
        name = "sweep",
        header = "Finds steps whose messages were lost, and sends new ones.",
        description = {
            "Reads from SageMaker which steps wait on the callback queue, and from the jobs'"
                    + " services how their jobs stand. A step whose messages must be lost gets a new"
                    + " one: its job ended more than 30 minutes ago, or it has none after its start"
                    + " deadline. Jobs whose step waits no longer are stopped if onStop says so.",
            "A running worker or function goes on from there. No job is started twice. It may run"
                    + " at any time and any number of times. The settings are the worker's."
        },
        modelTransformer = SettingFlags.class,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        abbreviateSynopsis = true,
        footer = {
            "",
            "Exit codes: 0 all is well or mended, 1 something is left to you (lines UNSOLVED; in a"
                    + " dry run also what would be mended), 2 usage or settings, 3 a service can't"
                    + " be reached."
        })
@SuppressWarnings("NullAway.Init")
public final class SweepCommand implements PollerCommand {

    @Option(
            names = "--pipeline",
            paramLabel = "NAME",
            description = "Look at this pipeline only; by default at all.")
    private @Nullable String pipeline;

    @Option(names = "--dry-run", description = "Only tell what would be done.")
    private boolean dryRun;

    @Option(
            names = "--all",
            description =
                    "Help all waiting steps, those too whose messages may be alive; right after a"
                            + " queue was purged.")
    private boolean all;

    @Option(names = "--json", description = "Print one JSON object instead of lines.")
    private boolean json;

    @ParentCommand private Main main;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var settings = Operator.settings(main, spec);
        var sweep =
                new SweepSettings(
                        settings.queues().url(QueueName.CALLBACK).orElseThrow(),
                        Optional.ofNullable(pipeline),
                        dryRun,
                        all);
        try (var operator = Operator.open(settings)) {
            return tell(operator.sweep().run(sweep));
        }
    }

    private int tell(SweepReport report) {
        if (json) {
            spec.commandLine().getOut().println(SweepJson.of(report, dryRun));
        } else {
            print(report);
        }
        boolean undone = dryRun && report.count(Kind.INJECTED) + report.count(Kind.STOPPED) > 0;
        return report.isUnfinished() || undone ? ExitCode.FINDING : ExitCode.GOOD;
    }

    private void print(SweepReport report) {
        var out = spec.commandLine().getOut();
        report.lines()
                .forEach(
                        line ->
                                out.printf(
                                        "%-8s  %s: %s%n",
                                        line.kind(), line.subject(), line.detail()));
        out.printf(
                Locale.ROOT,
                "%d left, %d injected, %d stopped, %d unsolved%s%n",
                report.count(Kind.LEFT),
                report.count(Kind.INJECTED),
                report.count(Kind.STOPPED),
                report.count(Kind.UNSOLVED),
                dryRun ? " (dry run: nothing was done)" : "");
    }
}
