package io.github.callbackpoller.sandbox.simulation;

import io.github.callbackpoller.testkit.simulation.Simulation;
import io.github.callbackpoller.testkit.simulation.Simulation.Report;
import io.github.callbackpoller.testkit.simulation.Simulation.Story;
import io.github.callbackpoller.worker.ExitCode;
import io.github.callbackpoller.worker.Main;
import io.github.callbackpoller.worker.PollerCommand;
import io.github.callbackpoller.worker.log.LogFormat;
import io.github.callbackpoller.worker.log.LogOutput;
import io.github.callbackpoller.worker.log.LogSettings;
import java.util.List;
import java.util.Optional;
import org.slf4j.event.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code poller simulate}: many worlds in virtual time, or one with its timeline. */
@Command(
        name = "simulate",
        header = "Plays worlds in which everything goes wrong, in virtual time.",
        description = {
            "Runs the real engine and bindings over simulated AWS: duplicates, delays, throttling, lost"
                    + " responses, crashes, clocks that are wrong. One seed makes one world. With"
                    + " --worlds it runs as many from the seed on and prints a summary as its last"
                    + " line, and before it the smallest story of the first that broke a promise;"
                    + " without, it tells the world of the seed."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 every promise was kept, 1 one was broken, 2 the command line is wrong."
        })
@SuppressWarnings("NullAway.Init")
public final class SimulateCommand implements PollerCommand {
    private static final LogSettings ERRORS_ONLY =
            new LogSettings(LogFormat.TEXT, Level.ERROR, Level.ERROR);

    private static final String COMMIT = System.getProperty("callback-poller.commit", "unknown");

    @ParentCommand private Main main;
    @Spec private CommandSpec spec;

    @Option(names = "--worlds", paramLabel = "N", description = "How many worlds.")
    private Optional<Long> worlds;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "0",
            description = "Seed of the first world, by default 0.")
    private long seed;

    @Option(
            names = "--shrink",
            description = "Tell the smallest story found that breaks the same promise.")
    private boolean shrink;

    @Override
    public Integer call() {
        if (worlds.filter(count -> count < 1 || shrink).isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "--worlds must be 1 or more, and --shrink takes one world");
        }
        LogOutput.install(main.surroundings().err(), ERRORS_ONLY);
        return worlds.map(count -> report(Simulation.run(seed, count))).orElseGet(this::tell);
    }

    private int report(Report report) {
        Findings.lines(report, COMMIT, Simulation::shrink)
                .forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getOut().println(report);
        return report.violations().isEmpty() ? ExitCode.GOOD : ExitCode.FINDING;
    }

    private int tell() {
        var story =
                shrink
                        ? Simulation.shrink(seed).orElseGet(() -> Simulation.replay(seed))
                        : Simulation.replay(seed);
        var out = spec.commandLine().getOut();
        story.timeline().forEach(out::println);
        out.println(summary(story));
        return story.violation().isEmpty() ? ExitCode.GOOD : ExitCode.FINDING;
    }

    private Report summary(Story story) {
        var findings =
                story.violation().map(found -> new Simulation.Finding(seed, found)).stream()
                        .toList();
        return new Report(1, story.callbacks(), List.copyOf(findings));
    }
}
