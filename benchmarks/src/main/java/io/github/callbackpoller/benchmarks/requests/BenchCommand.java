package io.github.callbackpoller.benchmarks.requests;

import io.github.callbackpoller.benchmarks.requests.contender.Contenders;
import io.github.callbackpoller.benchmarks.requests.contender.HttpClients;
import io.github.callbackpoller.worker.ExitCode;
import io.github.callbackpoller.worker.PollerCommand;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code poller bench}: the poller and other ways to check, one after the other. */
@Command(
        name = "bench",
        header = "Measures what a check costs, beside other ways to check.",
        description = {
            "Every contender in turn, round by round, each in a process of its own, against ElasticMQ"
                    + " and a stand-in for Glue in theirs. Full load: 20,000 messages of runs of one"
                    + " job come again as soon as they can. Medians over the rounds."
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class BenchCommand implements PollerCommand {
    @Spec private CommandSpec spec;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often each contender runs, by default 5.")
    private int rounds;

    @Option(
            names = "--contenders",
            paramLabel = "NAME",
            split = ",",
            description = "Only these, in this order: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Names.class)
    private List<String> names = Contenders.labels();

    @Option(
            names = "--http",
            paramLabel = "CLIENT",
            defaultValue = "APACHE5",
            description = "The HTTP client of all that may choose: ${COMPLETION-CANDIDATES}.")
    private HttpClients http;

    @Option(
            names = "--warm-up",
            paramLabel = "SECONDS",
            defaultValue = "8",
            description = "How long a contender runs before it is measured, by default 8.")
    private int warmUp;

    @Option(
            names = "--seconds",
            paramLabel = "SECONDS",
            defaultValue = "12",
            description = "How long it is measured, by default 12.")
    private int seconds;

    @Option(names = "--json", description = "Print the medians as JSON.")
    private boolean json;

    static final class Names extends java.util.ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(Contenders.labels());
        }
    }

    @Override
    public Integer call() throws IOException {
        if (rounds < 1 || warmUp < 1 || seconds < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--rounds, --warm-up and --seconds must be 1 or more");
        }
        var contenders = names.stream().map(this::contender).toList();
        var results = new Results(contenders);
        try (var bench = new Bench()) {
            for (int round = 1; round <= rounds; round++) {
                for (var contender : contenders) {
                    spec.commandLine()
                            .getErr()
                            .println("round " + round + " of " + rounds + ": " + contender.label());
                    results.add(contender, bench.measure(contender, http, warmUp, seconds));
                }
            }
        }
        spec.commandLine().getOut().println(json ? results.json() : results.text());
        return ExitCode.GOOD;
    }

    private Contenders contender(String name) {
        return Arrays.stream(Contenders.values())
                .filter(contender -> contender.label().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ParameterException(
                                        spec.commandLine(),
                                        "--contenders: there is no '"
                                                + name
                                                + "' among "
                                                + Contenders.labels()));
    }
}
