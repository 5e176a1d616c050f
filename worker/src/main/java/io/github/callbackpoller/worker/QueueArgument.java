package io.github.callbackpoller.worker;

import io.github.callbackpoller.port.QueueName;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The names of queues on the command line. */
final class QueueArgument {
    private QueueArgument() {}

    static QueueName name(CommandSpec spec, String text) {
        return Arrays.stream(QueueName.values())
                .filter(name -> label(name).equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ParameterException(
                                        spec.commandLine(),
                                        "there is no queue '" + text + "', only " + labels()));
    }

    static String label(QueueName name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String labels() {
        return Arrays.stream(QueueName.values())
                .map(QueueArgument::label)
                .collect(Collectors.joining(", "));
    }
}
