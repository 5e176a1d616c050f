package io.github.callbackpoller.worker;

import io.github.callbackpoller.worker.doctor.Doctor;
import io.github.callbackpoller.worker.doctor.Finding;
import io.github.callbackpoller.worker.doctor.Finding.Severity;
import io.github.callbackpoller.worker.operators.DoctorJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code poller doctor}: whether all is set up as it should be. */
@Command(
        name = "doctor",
        header = "Looks at all that hosts depend on, and says what to change.",
        description = {
            "Queues, job definitions against the Glue jobs they start, permissions as far as they"
                    + " can be tried without doing anything, this host's clock, and the Lambda"
                    + " functions that are named. Changes nothing. The settings are the worker's."
        },
        modelTransformer = SettingFlags.class,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        abbreviateSynopsis = true,
        footer = {
            "",
            "Exit codes: 0 nothing but notes, 1 errors or warnings, 2 usage or settings, 3 a service"
                    + " can't be reached."
        })
@SuppressWarnings("NullAway.Init")
public final class DoctorCommand implements PollerCommand {

    @Option(
            names = "--function",
            paramLabel = "NAME",
            description = "A Lambda function that receives from the queues; may be given again.")
    private List<String> functions = new ArrayList<>();

    @Option(
            names = "--pipeline",
            paramLabel = "NAME",
            description = "Try permissions on this pipeline, where a policy names pipelines.")
    private @Nullable String pipeline;

    @Option(names = "--json", description = "Print one JSON object instead of lines.")
    private boolean json;

    @ParentCommand private Main main;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var settings = Operator.settings(main, spec);
        var findings = DoctorVisit.of(settings).examine(functions, Optional.ofNullable(pipeline));
        if (json) {
            spec.commandLine().getOut().println(DoctorJson.of(findings, Doctor.NOT_TRIED));
        } else {
            print(findings);
        }
        return findings.stream().allMatch(finding -> finding.severity() == Severity.NOTE)
                ? ExitCode.GOOD
                : ExitCode.FINDING;
    }

    private void print(List<Finding> findings) {
        var out = spec.commandLine().getOut();
        for (var finding : findings) {
            out.printf("%-7s  %s %s%n", finding.severity(), finding.subject(), finding.what());
            out.printf("         why: %s%n", finding.why());
            out.printf("         do:  %s%n", finding.remedy());
        }
        out.printf(
                "%d errors, %d warnings, %d notes%n",
                count(findings, Severity.ERROR),
                count(findings, Severity.WARNING),
                count(findings, Severity.NOTE));
        out.println("not tried: " + String.join(", ", Doctor.NOT_TRIED));
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream().filter(finding -> finding.severity() == severity).count();
    }
}
