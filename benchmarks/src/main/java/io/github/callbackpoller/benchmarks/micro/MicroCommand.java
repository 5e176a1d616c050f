package io.github.callbackpoller.benchmarks.micro;

import io.github.callbackpoller.worker.ExitCode;
import io.github.callbackpoller.worker.PollerCommand;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code poller micro}: what one message costs in this process, by JMH. */
@Command(
        name = "micro",
        header = "Measures codec, decision and schedule, by JMH.",
        description = {
            "Time and allocation of one message, beside plain Jackson databind. Each benchmark in"
                    + " JVMs of its own; the means over their rounds."
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class MicroCommand implements PollerCommand {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    @Spec private CommandSpec spec;

    @Option(
            names = "--forks",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many JVMs measure each, by default 3.")
    private int forks;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often each of them measures for a second, by default 5.")
    private int rounds;

    @Override
    public Integer call() throws RunnerException {
        var options =
                new OptionsBuilder()
                        .include(OneMessage.class.getName())
                        .forks(forks)
                        .warmupIterations(rounds)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(rounds)
                        .measurementTime(TimeValue.seconds(1))
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build();
        print(new Runner(options).run());
        return ExitCode.GOOD;
    }

    private void print(Collection<RunResult> results) {
        var out = spec.commandLine().getOut();
        out.println("what                ns      +/-   bytes allocated");
        for (var result : results) {
            var time = result.getPrimaryResult();
            var allocated = result.getSecondaryResults().get(ALLOCATED);
            out.printf(
                    Locale.ROOT,
                    "%-16s %,6.0f %8.0f %,17.0f%n",
                    time.getLabel(),
                    time.getScore(),
                    time.getScoreError(),
                    allocated == null ? Double.NaN : allocated.getScore());
        }
    }
}
