package io.github.callbackpoller.worker;

import io.github.callbackpoller.operator.LetterFacts;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sqs.LetterBox;
import io.github.callbackpoller.worker.operators.LetterJson;
import io.github.callbackpoller.worker.operators.LetterLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code poller peek}: samples messages of a queue. */
@Command(
        name = "peek",
        header = "Samples messages of a queue and puts them back at once.",
        description = {
            "Tells of each what it is, whose and when it is due; never the token or the text. Only"
                    + " messages that can be received are seen: those that wait for their time are"
                    + " counted. A look uses up one receive of each message; one that has none left"
                    + " is marked LAST, its next receive makes it a dead letter. The settings are"
                    + " the worker's."
        },
        modelTransformer = SettingFlags.class,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        abbreviateSynopsis = true,
        footer = {"", "Exit codes: 0 looked, 2 usage or settings, 3 a service can't be reached."})
@SuppressWarnings("NullAway.Init")
public final class PeekCommand implements PollerCommand {
    private static final int MOST = 100;

    @Parameters(
            arity = "0..1",
            paramLabel = "QUEUE",
            defaultValue = "check",
            description =
                    "callback, check (the default), nudge, parking, callback-dead-letters,"
                            + " check-dead-letters or a queue's URL.")
    private String queue;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many messages at most, by default 10, up to 100.")
    private int most;

    @Option(names = "--json", description = "Print one JSON object instead of lines.")
    private boolean json;

    @ParentCommand private Main main;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (most < 1 || most > MOST) {
            throw new ParameterException(spec.commandLine(), "--most must be 1 to " + MOST);
        }
        boolean isUrl = queue.contains("://");
        var name = isUrl ? Optional.<QueueName>empty() : named();
        try (var operator = Operator.open(main, spec)) {
            var box = isUrl ? Optional.of(operator.box(queue)) : name.flatMap(operator::box);
            if (box.isEmpty()) {
                throw new ParameterException(spec.commandLine(), "there is no queue " + queue);
            }
            return StopOnShutdown.during(box.get()::close, () -> peek(operator, box.get()));
        }
    }

    private Optional<QueueName> named() {
        return Optional.of(QueueArgument.name(spec, queue));
    }

    private int peek(Operator operator, LetterBox box) {
        var contents = box.contents();
        tell(contents, operator.deadLetters().list(box, most));
        return ExitCode.GOOD;
    }

    private void tell(LetterBox.Contents contents, List<LetterFacts> letters) {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(LetterJson.peek(contents, letters));
            return;
        }
        var now = Instant.now();
        letters.forEach(letter -> out.println(LetterLine.of(letter, contents.mostReceives(), now)));
        out.printf(
                "about %d to be received, %d waiting for their time, %d in somebody's hands%n",
                contents.visible(), contents.delayed(), contents.inFlight());
    }
}
