package io.github.callbackpoller.worker;

import io.github.callbackpoller.worker.log.LogOutput;
import io.github.callbackpoller.worker.log.LogSettings;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line {@code poller}: finds the commands on the class path and runs one. */
@Command(
        name = "poller",
        description =
                "Lets a SageMaker pipeline wait for a job outside SageMaker: starts the job, watches"
                        + " it and answers the callback step.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = CommandLine.HelpCommand.class,
        footer = {
            "",
            "Exit codes: 0 good, 1 a finding or a failed run, 2 usage or settings, 3 a service can't"
                    + " be reached. Results on stdout, log on stderr."
        })
public final class Main {
    private static final int HELP_WIDTH = 100;

    private final Surroundings surroundings;

    private Main(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs a command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        System.exit(execute(args, System.getenv(), System.out, System.err));
    }

    /** Runs a command and returns its exit code. The log of the whole program goes to err. */
    public static int execute(
            String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
        LogOutput.install(err, LogSettings.QUIET);
        var results = writer(out);
        var problems = writer(err);
        try {
            var line = commandLine(new Surroundings(environment, System.in, out, err));
            line.setOut(results).setErr(problems);
            if (args.length == 0) {
                line.usage(problems);
                return ExitCode.USAGE;
            }
            return line.execute(args);
        } catch (ServiceConfigurationError e) {
            problems.println(
                    "poller: something on the class path can't be used: " + e.getMessage());
            return ExitCode.USAGE;
        } finally {
            results.flush();
            problems.flush();
        }
    }

    /** The process around the command. */
    public Surroundings surroundings() {
        return surroundings;
    }

    private static CommandLine commandLine(Surroundings surroundings) {
        var line = new CommandLine(new Main(surroundings));
        ServiceLoader.load(PollerCommand.class)
                .forEach(command -> line.addSubcommand(new CommandLine(command)));
        var errors = new CommandErrors();
        line.setUsageHelpWidth(HELP_WIDTH)
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
        return line;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
