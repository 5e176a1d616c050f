package io.github.callbackpoller.sandbox.demo;

import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.sandbox.SandboxOptions;
import io.github.callbackpoller.worker.Main;
import io.github.callbackpoller.worker.PollerCommand;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
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
            "Starts AWS stand-ins, a pipeline with one callback step and the plain worker. The job, a"
                    + " process of its own, counts taxi passengers per half hour.",
            "Exit code 0 if all went as it should, 1 if not."
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class DemoCommand implements PollerCommand {
    private static final int NOT_GOOD = 1;

    @ParentCommand private Main main;
    @Spec private CommandSpec spec;

    @Option(
            names = "--trips",
            paramLabel = "PATH",
            description = "Trips to count: a .csv or .csv.gz file of TLC's, or a folder of them.")
    private Optional<Path> trips;

    @Option(names = "--keep", description = "Keep the work folder and say where it is.")
    private boolean keep;

    @ArgGroup private Choice choice = new Choice();

    /** At most one of these. */
    private static final class Choice {
        @Option(names = "--fail", description = "Show a job that fails.")
        private boolean fail;

        @Option(names = "--stop", description = "Show a pipeline that is stopped.")
        private boolean stop;

        @Option(names = "--crash", description = "Show a worker that is killed in the middle.")
        private boolean crash;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        trips.filter(path -> !Files.isReadable(path))
                .ifPresent(
                        path -> {
                            throw new ParameterException(
                                    spec.commandLine(), "--trips: " + path + " can't be read");
                        });
        var out = main.surroundings().out();
        var timeline = new Timeline(out, InstantSource.system());
        timeline.say("demo      " + scenario().story());
        try (var folder = DemoFolder.create(trips, keep);
                var sandbox = Sandbox.start(SandboxOptions.defaults());
                var clients = DemoClients.of(sandbox);
                var run = new DemoRun(scenario(), sandbox, clients, folder, timeline)) {
            Runtime.getRuntime().addShutdownHook(tidying(run, sandbox, folder));
            if (keep) {
                timeline.say("demo      works in " + folder.root());
            }
            return play(run, folder, timeline, out) ? 0 : NOT_GOOD;
        }
    }

    private boolean play(DemoRun run, DemoFolder folder, Timeline timeline, PrintStream out)
            throws IOException, InterruptedException {
        try {
            var execution = run.play();
            return new DemoReport(scenario(), run.pipeline(), folder, timeline, out)
                    .show(execution);
        } catch (DemoException e) {
            main.surroundings().err().println("poller demo: " + e.getMessage());
            return false;
        }
    }

    private Scenario scenario() {
        if (choice.fail) {
            return Scenario.FAIL;
        }
        if (choice.stop) {
            return Scenario.STOP;
        }
        return choice.crash ? Scenario.CRASH : Scenario.SUCCESS;
    }

    /** For Ctrl-C: no process and no folder is left behind. Closing twice does no harm. */
    private static Thread tidying(DemoRun run, Sandbox sandbox, DemoFolder folder) {
        return new Thread(
                () -> {
                    run.close();
                    sandbox.close();
                    folder.close();
                },
                "demo-tidy");
    }
}
