package io.github.callbackpoller.benchmarks.coldstart;

import io.github.callbackpoller.worker.ExitCode;
import io.github.callbackpoller.worker.PollerCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code poller cold-start}: the check function against a bare handler, side by side. */
@Command(
        name = "cold-start",
        header = "Measures how long a Lambda function takes to its first response.",
        description = {
            "Starts execution environments as Lambda does, with the real runtime interface client:"
                    + " the poller's CheckHandler, and a bare handler that reads one run and sends"
                    + " one message with the same SDK clients, over the same HTTP client and over"
                    + " the one that is native code (CRT). Every variant in turn, round by"
                    + " round; medians, and how many times the bare handler's time ours is."
        },
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class ColdStartCommand implements PollerCommand {
    private static final Duration RUNNING_FOR = Duration.ofMinutes(10);

    @Spec private CommandSpec spec;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "10",
            description = "How often each variant is started, by default 10.")
    private int rounds;

    @Option(
            names = "--jdk",
            paramLabel = "HOME",
            description = "A JDK to measure, once for each; by default the one that runs this.")
    private List<Path> jdks = new ArrayList<>();

    @Option(names = "--json", description = "Print the medians as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds must be 1 or more");
        }
        var files = DeployedFiles.besideThisProgram();
        var variants = variants(files);
        var started = Instant.now().minus(RUNNING_FOR);
        var work = Files.createTempDirectory("cold-start");
        try (var aws = new QuickAws(started)) {
            var event = CheckEvent.at(started, Instant.now());
            var runtime = files.runtime();
            var nativeClient = NativeClient.unpack(runtime, work);
            var environment = new Environment(runtime, event, variables(aws), work, nativeClient);
            var starts = new ColdStarts(environment, variants);
            say("writing archives ...");
            starts.writeArchives();
            for (int round = 1; round <= rounds; round++) {
                say("round " + round + " of " + rounds);
                starts.round();
            }
            var table = new ColdStartTable(starts, variants);
            spec.commandLine().getOut().println(json ? table.json() : table.text());
        } finally {
            Folders.delete(work);
        }
        return ExitCode.GOOD;
    }

    private List<Variant> variants(DeployedFiles files) throws IOException {
        var variants = new ArrayList<Variant>();
        for (var jdk : jdks()) {
            for (var mode : Mode.values()) {
                variants.add(new Variant(files.bare(), jdk, mode));
                variants.add(new Variant(files.ours(), jdk, mode));
                variants.add(new Variant(files.bareOnCrt(), jdk, mode));
            }
        }
        return variants;
    }

    private List<Jdk> jdks() {
        try {
            return jdks.isEmpty() ? List.of(Jdk.running()) : jdks.stream().map(Jdk::at).toList();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--jdk: " + e.getMessage(), e);
        }
    }

    /** What Lambda sets, and what the template does. */
    private static Map<String, String> variables(QuickAws aws) {
        var variables = new java.util.HashMap<String, String>();
        variables.put("AWS_REGION", "us-east-2");
        variables.put("AWS_DEFAULT_REGION", "us-east-2");
        variables.put("AWS_ACCESS_KEY_ID", "none");
        variables.put("AWS_SECRET_ACCESS_KEY", "none");
        variables.put("AWS_SESSION_TOKEN", "none");
        variables.put("AWS_LAMBDA_FUNCTION_NAME", "check");
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
        variables.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
        variables.put("AWS_LAMBDA_LOG_LEVEL", "INFO");
        variables.put("AWS_ENDPOINT_URL", aws.url());
        variables.put("CALLBACK_QUEUE_URL", aws.url() + "/123456789012/callback");
        variables.put("CHECK_QUEUE_URL", aws.url() + "/123456789012/check");
        variables.put(
                "JOBS_JSON",
                "{\"jobs\": {\"taxi-prep\": {\"type\": \"glue\", \"jobName\": \"glue-nyc-taxi\"}},"
                        + " \"default\": \"taxi-prep\"}");
        return variables;
    }

    private void say(String what) {
        spec.commandLine().getErr().println(what);
    }
}
