package io.github.callbackpoller.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.callbackpoller.decision.NamedSchedules;
import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.definition.Durations;
import io.github.callbackpoller.worker.plan.Advice;
import io.github.callbackpoller.worker.plan.Contender;
import io.github.callbackpoller.worker.plan.Contenders;
import io.github.callbackpoller.worker.plan.DurationsFile;
import io.github.callbackpoller.worker.plan.Figures;
import io.github.callbackpoller.worker.plan.PlanJson;
import io.github.callbackpoller.worker.plan.PlanPage;
import io.github.callbackpoller.worker.plan.PlanTable;
import io.github.callbackpoller.worker.plan.RecordedRuns;
import io.github.callbackpoller.worker.plan.Replay;
import io.github.callbackpoller.worker.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code poller plan}: what schedules would have cost over recorded runs. */
@Command(
        name = "plan",
        header = "Replays recorded runs and says what each schedule of checks would have cost.",
        description = {
            "Runs come from a CSV file with the columns job_key,submit_epoch_s,duration_s[,status], or"
                    + " from the run history of a Glue job. Each run sees only runs of its job that"
                    + " had ended when it began. For a Glue job it also recommends settings."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        footer = {
            "",
            "Durations are written 250ms, 90s, 15m, 6h or 2d.",
            "",
            "Exit codes: 0 good, 1 there is no run to replay, 2 the command line or the file is wrong,"
                    + " 3 Glue can't be reached or has no such job."
        })
@SuppressWarnings("NullAway.Init")
public final class PlanCommand implements PollerCommand {
    private static final String TOO_FEW =
            "With fewer than " + Advice.FEWEST_RUNS + " runs nothing is recommended.";

    static final class Runs {
        @Option(
                names = "--durations",
                paramLabel = "FILE",
                required = true,
                description = "The recorded runs, a CSV file, gzip or not.")
        private Optional<Path> file;

        @Option(
                names = "--glue-job",
                paramLabel = "NAME",
                required = true,
                description = "The Glue job whose last runs to take.")
        private Optional<String> glueJob;
    }

    @ArgGroup(multiplicity = "1")
    private Runs source;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            description =
                    "A schedule to compare beside the usual ones, again and again if you like: "
                            + NamedSchedules.ALLOWED
                            + ".")
    private List<String> further = new ArrayList<>();

    @Option(
            names = "--check-cost",
            paramLabel = "DURATION",
            defaultValue = "5s",
            description = "What one check is worth to break-even, 1ms to 1h, by default 5s.")
    private String checkCost;

    @Option(
            names = "--min-duration",
            paramLabel = "DURATION",
            defaultValue = "0s",
            description = "Leave shorter runs out.")
    private String shortest;

    @Option(
            names = "--max-duration",
            paramLabel = "DURATION",
            defaultValue = "36500d",
            description = "Leave longer runs out.")
    private String longest;

    @Option(
            names = "--job",
            paramLabel = "KEY",
            description = "The job whose schedule --html draws; by default the one with most runs.")
    private Optional<String> job;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Write a page with checks against delay and one job's schedule.")
    private Optional<Path> page;

    @Option(names = "--json", description = "Print one JSON object instead of a table.")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var schedule = schedule();
        var contenders = Contenders.all(schedule, further(schedule));
        var least = duration("--min-duration", shortest);
        var most = duration("--max-duration", longest);
        var runs = runs().between(least, most);
        if (runs.inOrder().isEmpty()) {
            spec.commandLine().getErr().println("there is no run to replay");
            return ExitCode.FINDING;
        }
        var replay = new Replay(runs);
        var figures = contenders.stream().map(replay::of).toList();
        page.ifPresent(file -> write(file, PlanPage.of(runs, job(runs), schedule, figures)));
        print(runs, figures);
        return ExitCode.GOOD;
    }

    private void print(RecordedRuns runs, List<Figures> figures) {
        var advice =
                runs.inOrder().size() < Advice.FEWEST_RUNS
                        ? Optional.<Advice>empty()
                        : source.glueJob.map(name -> Advice.on(runs));
        var out = spec.commandLine().getOut();
        if (json) {
            var recommended =
                    advice.map(found -> Map.of("recommended", found.settings())).orElse(Map.of());
            out.println(PlanJson.of(runs.inOrder().size(), figures, recommended));
            return;
        }
        out.println(runs.inOrder().size() + " runs");
        out.print(PlanTable.of(figures));
        if (source.glueJob.isPresent()) {
            out.println(advice.map(PlanCommand::told).orElse(TOO_FEW));
        }
    }

    private RecordedRuns runs() {
        return source.glueJob
                .map(name -> RecordedRuns.of(name, GlueHistory.of(name)))
                .or(() -> source.file.map(DurationsFile::read))
                .orElseThrow();
    }

    private String job(RecordedRuns runs) {
        job.filter(key -> runs.ofJob(key).inOrder().isEmpty())
                .ifPresent(
                        key -> {
                            throw fault("--job: there is no run of '" + key + "'");
                        });
        return job.orElseGet(runs::busiestJob);
    }

    private List<Contender> further(PollSchedule breakEven) {
        return further.stream().map(name -> contender(name, breakEven)).toList();
    }

    private Contender contender(String name, PollSchedule breakEven) {
        try {
            return Contender.of(name, NamedSchedules.of(name, breakEven));
        } catch (IllegalArgumentException e) {
            throw fault("--schedule " + name + ": " + e.getMessage());
        }
    }

    private PollSchedule schedule() {
        var cost = duration("--check-cost", checkCost);
        try {
            return PollSchedule.breakEven(cost);
        } catch (IllegalArgumentException e) {
            throw fault("--check-cost must be 1ms to 1h, not " + checkCost);
        }
    }

    private Duration duration(String option, String text) {
        try {
            return Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw fault(option + ": " + e.getMessage());
        }
    }

    private ParameterException fault(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, UTF_8);
        } catch (IOException e) {
            throw new SettingsException("html " + file + " can't be written: " + e);
        }
    }

    private static String told(Advice advice) {
        return "Recommended for its job definition: "
                + advice.settings().entrySet().stream()
                        .map(
                                setting ->
                                        '"'
                                                + setting.getKey()
                                                + "\": \""
                                                + setting.getValue()
                                                + '"')
                        .collect(Collectors.joining(", "));
    }
}
