package io.github.callbackpoller.worker;

import io.github.callbackpoller.aws.AwsErrors;
import io.github.callbackpoller.sweep.UnreadException;
import io.github.callbackpoller.worker.settings.Nearest;
import io.github.callbackpoller.worker.settings.SettingsException;
import io.github.callbackpoller.worker.startup.UnreachableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells on stderr what went wrong, in clear lines, and makes an exit code of it. */
final class CommandErrors implements IParameterExceptionHandler, IExecutionExceptionHandler {

    @Override
    public int handleParseException(ParameterException error, String[] args) {
        var line = error.getCommandLine();
        var problem =
                error instanceof UnmatchedArgumentException unmatched
                        ? unmatched(unmatched)
                        : String.valueOf(error.getMessage());
        tell(line, problem);
        tell(line, "'" + line.getCommandSpec().qualifiedName() + " --help' tells what is allowed");
        return ExitCode.USAGE;
    }

    @Override
    public int handleExecutionException(Exception error, CommandLine line, ParseResult parsed) {
        if (error instanceof SettingsException) {
            tell(line, String.valueOf(error.getMessage()));
            return ExitCode.USAGE;
        }
        if (error instanceof UnreachableException) {
            tell(line, String.valueOf(error.getMessage()));
            return ExitCode.UNREACHABLE;
        }
        if (error instanceof UnreadException) {
            tell(line, String.valueOf(error.getMessage()));
            return ExitCode.UNREACHABLE;
        }
        if (error instanceof SdkException sdk) {
            tell(line, AwsErrors.describe(sdk));
            return ExitCode.UNREACHABLE;
        }
        tell(line, "this should not happen, please report it: " + stackTrace(error));
        return ExitCode.FINDING;
    }

    private static String unmatched(UnmatchedArgumentException error) {
        var spec = error.getCommandLine().getCommandSpec();
        var word = error.getUnmatched().get(0);
        if (word.startsWith("-")) {
            return "there is no option '" + word + "'" + nearest(word, spec.optionsMap().keySet());
        }
        var commands = spec.subcommands().keySet();
        return commands.isEmpty()
                ? "'" + word + "' is one argument too many"
                : "there is no command '"
                        + word
                        + "'"
                        + nearest(word, commands)
                        + " Commands: "
                        + String.join(", ", commands);
    }

    private static String nearest(String word, Iterable<String> names) {
        var candidates = new ArrayList<String>();
        names.forEach(candidates::add);
        return ", did you mean '" + Nearest.to(word, candidates) + "'?";
    }

    private static void tell(CommandLine line, String problems) {
        var name = line.getCommandSpec().qualifiedName();
        List.of(problems.split("\n"))
                .forEach(problem -> line.getErr().println(name + ": " + problem));
    }

    private static String stackTrace(Exception error) {
        var text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
