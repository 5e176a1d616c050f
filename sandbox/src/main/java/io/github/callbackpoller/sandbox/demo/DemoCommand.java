package io.github.callbackpoller.sandbox.demo;

import io.github.callbackpoller.worker.ExitCode;
import io.github.callbackpoller.worker.Main;
import io.github.callbackpoller.worker.PollerCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code poller demo}: the whole way of a callback step, on this machine. */
@Command(
        name = "demo",
        header = "Shows the whole way of a callback step, on this machine.",
        description = {
            "Plays SQS, Glue and SageMaker on free ports, starts a pipeline with one callback step"
                    + " and the plain worker, and tells live what happens. The Glue job, a process of"
                    + " its own, counts taxi passengers per half hour."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 all went as it should (a job that fails as planned, too), 1 it did not,"
                    + " 2 the command line is wrong."
        })
@SuppressWarnings("NullAway.Init")
public final class DemoCommand implements PollerCommand {
    private static final String DEMO = "demo";

    @ParentCommand private Main main;
    @Spec private CommandSpec spec;

    @Option(
            names = "--trips",
            paramLabel = "PATH",
            description = {
                "Trips to count: a .csv or .csv.gz file of New York's taxi commission, or a folder of"
                        + " them.",
                "(default: a month of made-up trips)"
            })
    private Optional<Path> trips;

    @Option(names = "--keep", description = "Keep the folder in which the demo works.")
    private boolean keep;

    @Option(
            names = "--lambda",
            description =
                    "Show the functions for AWS Lambda instead of the worker, under Lambda's own"
                            + " runtime client.")
    private boolean lambda;

    @ArgGroup private Choice choice = new Choice();

    /** At most one of these. */
    private static final class Choice {
        @Option(names = "--fail", description = "Show a job that fails.")
        private boolean fail;

        @Option(names = "--stop", description = "Show a pipeline that is stopped.")
        private boolean stop;

        @Option(
                names = "--crash",
                description = "Show a worker, or functions, killed in the middle.")
        private boolean crash;

        @Option(
                names = "--nudge",
                description = "Show an event of Glue that has the job checked at its end.")
        private boolean nudge;

        private Scenario scenario() {
            if (fail) {
                return Scenario.FAIL;
            }
            if (stop) {
                return Scenario.STOP;
            }
            if (crash) {
                return Scenario.CRASH;
            }
            return nudge ? Scenario.NUDGE : Scenario.SUCCESS;
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        trips.filter(path -> !Files.isReadable(path))
                .ifPresent(
                        path -> {
                            throw new ParameterException(
                                    spec.commandLine(), "--trips: " + path + " can't be read");
                        });
        if (lambda && choice.scenario() == Scenario.NUDGE) {
            throw new ParameterException(
                    spec.commandLine(), "--nudge shows the worker; leave --lambda out");
        }
        try (var tidyUp = TidyUp.begin()) {
            return play(tidyUp) ? ExitCode.GOOD : ExitCode.FINDING;
        }
    }

    private boolean play(TidyUp tidyUp) throws IOException, InterruptedException {
        try {
            return played(tidyUp);
        } catch (RuntimeException e) {
            if (!tidyUp.isEarly()) {
                throw e;
            }
            return false;
        }
    }

    private boolean played(TidyUp tidyUp) throws IOException, InterruptedException {
        var scenario = choice.scenario();
        var timeline = timeline();
        timeline.say(DEMO, "shows " + scenario.story());
        var folder = folder(tidyUp, timeline);
        var input = input(folder, timeline);
        var world = DemoWorld.open(folder, tidyUp);
        timeline.say("sandbox", "SQS at " + world.sandbox().sqsEndpoint());
        timeline.say("sandbox", "Glue and SageMaker at " + world.sandbox().awsEndpoint());
        var kind = lambda ? HostKind.FUNCTIONS : HostKind.WORKER;
        var run = new DemoRun(scenario, kind, world, timeline);
        var execution = run.start(input.toUri());
        boolean finished = finish(run, execution, tidyUp);
        var facts = world.facts(execution);
        var report = new DemoReport(main.surroundings().out());
        report.facts(facts, timeline.looks());
        var expectations = Expectation.of(scenario, facts);
        if (scenario.produces()) {
            report.head(folder.produced());
            expectations.add(Expectation.ofCounts(input, folder.produced()));
        }
        return report.verdict(expectations) && finished;
    }

    private boolean finish(DemoRun run, String execution, TidyUp tidyUp)
            throws IOException, InterruptedException {
        try {
            run.finish(execution);
            return true;
        } catch (DemoException e) {
            if (tidyUp.isEarly()) {
                throw e;
            }
            main.surroundings().err().println("poller demo: " + e.getMessage());
            return false;
        }
    }

    private Timeline timeline() {
        var surroundings = main.surroundings();
        return new Timeline(surroundings.out(), surroundings.err(), InstantSource.system());
    }

    private DemoFolder folder(TidyUp tidyUp, Timeline timeline) throws IOException {
        var folder = DemoFolder.create();
        if (keep) {
            timeline.say(DEMO, "works in " + folder.root());
        } else {
            tidyUp.later(folder::delete);
        }
        return folder;
    }

    private Path input(DemoFolder folder, Timeline timeline) throws IOException {
        if (trips.isPresent()) {
            timeline.say(DEMO, "input: " + trips.get());
            return trips.get().toAbsolutePath();
        }
        var made = TripGenerator.writeTo(folder.trips());
        timeline.say(
                DEMO,
                String.format(
                        Locale.ROOT,
                        "input: a month of made-up taxi trips, %,d in %d files",
                        made.trips(),
                        made.files().size()));
        return folder.trips();
    }
}
