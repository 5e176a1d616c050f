package io.github.callbackpoller.sandbox.command;

import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.sandbox.SandboxOptions;
import io.github.callbackpoller.worker.ExitCode;
import io.github.callbackpoller.worker.Main;
import io.github.callbackpoller.worker.PollerCommand;
import io.github.callbackpoller.worker.settings.SettingsException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code poller sandbox}: keeps a sandbox running until it is told to stop. */
@Command(
        name = "sandbox",
        header = "Runs AWS stand-ins on this machine: SQS, Glue jobs, SageMaker pipelines.",
        description = {
            "Prints the variables to export, one a line, then 'ready', and runs until SIGTERM or"
                    + " SIGINT.",
            "Any AWS client works against it: export the variables and use the AWS CLI, boto3 or an"
                    + " SDK as you would.",
            "What goes wrong and what is late is set over HTTP at $SANDBOX_CONTROL_URL; see"
                    + " docs/sandbox.md."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 143 and 130 stopped as told (by SIGTERM and SIGINT), 2 the command line is"
                    + " wrong or a port is taken."
        })
@SuppressWarnings("NullAway.Init")
public final class SandboxCommand implements PollerCommand {
    @ParentCommand private Main main;
    @Spec private CommandSpec spec;

    @Option(
            names = "--sqs-port",
            paramLabel = "N",
            description = "Port of SQS; 0, the default, means any free one.")
    private int sqsPort;

    @Option(
            names = "--aws-port",
            paramLabel = "N",
            description = "Port of Glue and SageMaker; 0, the default, means any free one.")
    private int awsPort;

    @Override
    public Integer call() throws InterruptedException {
        var sandbox = start(options());
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "sandbox-shutdown"));
        var out = main.surroundings().out();
        sandbox.environment().forEach((name, value) -> out.println(export(name, value)));
        out.println(export("SANDBOX_CONTROL_URL", sandbox.controlEndpoint().toString()));
        out.println("ready");
        out.flush();
        untilTheJvmEnds();
        return ExitCode.GOOD;
    }

    private static Sandbox start(SandboxOptions options) {
        try {
            return Sandbox.start(options);
        } catch (UncheckedIOException e) {
            throw new SettingsException(
                    e.getMessage() + "; other ports are chosen by --sqs-port and --aws-port");
        }
    }

    private static void untilTheJvmEnds() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private SandboxOptions options() {
        try {
            return SandboxOptions.defaults().sqsPort(sqsPort).awsPort(awsPort);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static String export(String name, String value) {
        return "export " + name + "=" + value;
    }
}
