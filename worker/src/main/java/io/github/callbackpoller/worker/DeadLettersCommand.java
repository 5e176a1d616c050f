package io.github.callbackpoller.worker;

import io.github.callbackpoller.operator.DeadLetters;
import io.github.callbackpoller.operator.LetterFacts;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sqs.LetterBox;
import io.github.callbackpoller.worker.operators.Confirmation;
import io.github.callbackpoller.worker.operators.LetterJson;
import io.github.callbackpoller.worker.operators.LetterLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code poller dead-letters}: messages that nobody handles any more. */
@Command(
        name = "dead-letters",
        header = "Lists, redrives or answers what stands on dead-letter and parking queues.",
        description = {
            "list tells what is there and why. redrive sends messages to the queues they belong on:"
                    + " mend first what brought them here. fail answers Failure for their steps. A"
                    + " message is deleted only when SQS or SageMaker has confirmed what was done"
                    + " instead. A worker takes dead letters by itself; parked messages are left to"
                    + " you. The settings are the worker's."
        },
        modelTransformer = SettingFlags.class,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        abbreviateSynopsis = true,
        footer = {
            "",
            "Exit codes: 0 all was done, or nothing is there; 1 something could not be done, or was"
                    + " listed; 2 usage or settings, 3 a service can't be reached."
        })
@SuppressWarnings("NullAway.Init")
public final class DeadLettersCommand implements PollerCommand {
    private static final List<QueueName> QUEUES =
            List.of(
                    QueueName.PARKING,
                    QueueName.CALLBACK_DEAD_LETTERS,
                    QueueName.CHECK_DEAD_LETTERS);

    /** What to do with them. */
    enum Action {
        list,
        redrive,
        fail
    }

    @Parameters(paramLabel = "ACTION", description = "${COMPLETION-CANDIDATES}.")
    private Action action;

    @Option(
            names = "--from",
            paramLabel = "QUEUE",
            description =
                    "parking, callback-dead-letters or check-dead-letters; by default all of them.")
    private @Nullable String from;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "Only messages of the step whose key begins so.")
    private @Nullable String key;

    @Option(names = "--all", description = "Answer all of them; fail asks for this or for --key.")
    private boolean all;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "given up by an operator",
            description = "What fail tells the pipeline.")
    private String reason;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many messages of a queue at most, by default 1000.")
    private int most;

    @Option(names = "--yes", description = "Don't ask.")
    private boolean yes;

    @Option(names = "--json", description = "Print one JSON object instead of lines.")
    private boolean json;

    @ParentCommand private Main main;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (most < 1) {
            throw new ParameterException(spec.commandLine(), "--most must be 1 or more");
        }
        checkKey();
        var queues = from == null ? QUEUES : List.of(queue(from));
        try (var operator = Operator.open(main, spec)) {
            var boxes = new LinkedHashMap<QueueName, LetterBox>();
            for (var queue : queues) {
                operator.box(queue).ifPresent(box -> boxes.put(queue, box));
            }
            return StopOnShutdown.during(
                    () -> boxes.values().forEach(LetterBox::close),
                    () ->
                            action == Action.list
                                    ? list(operator.deadLetters(), boxes)
                                    : confirmed()
                                            .orElseGet(() -> act(operator.deadLetters(), boxes)));
        }
    }

    /** An answer can't be taken back: a forgotten or empty key must not mean all steps. */
    private void checkKey() {
        if (key != null && key.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--key is empty");
        }
        if (action == Action.fail && (key == null) != all) {
            throw new ParameterException(
                    spec.commandLine(), "fail needs either --key KEY or --all");
        }
    }

    private QueueName queue(String text) {
        var queue = QueueArgument.name(spec, text);
        if (!QUEUES.contains(queue)) {
            throw new ParameterException(
                    spec.commandLine(), "'" + text + "' holds no dead letters; see 'poller peek'");
        }
        return queue;
    }

    private int list(DeadLetters letters, Map<QueueName, LetterBox> boxes) {
        var found = new LinkedHashMap<QueueName, List<LetterFacts>>();
        boxes.forEach(
                (queue, box) ->
                        found.put(
                                queue,
                                letters.list(box, most).stream().filter(this::isMeant).toList()));
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(LetterJson.listed(found));
        } else {
            var now = Instant.now();
            found.forEach(
                    (queue, all) ->
                            all.forEach(
                                    one ->
                                            out.println(
                                                    QueueArgument.label(queue)
                                                            + ": "
                                                            + LetterLine.of(
                                                                    one,
                                                                    OptionalInt.empty(),
                                                                    now))));
        }
        return found.values().stream().allMatch(List::isEmpty) ? ExitCode.GOOD : ExitCode.FINDING;
    }

    private Optional<Integer> confirmed() {
        var question =
                action == Action.redrive
                        ? "Send them to their queues again?"
                        : "Answer Failure for their steps?";
        return switch (new Confirmation(yes, main.surroundings().in(), spec.commandLine().getErr())
                .to(question)) {
            case YES -> Optional.empty();
            case NO -> Optional.of(ExitCode.FINDING);
            case NOBODY -> {
                spec.commandLine().getErr().println("nobody answers; --yes says so beforehand");
                yield Optional.of(ExitCode.USAGE);
            }
        };
    }

    private int act(DeadLetters letters, Map<QueueName, LetterBox> boxes) {
        var results = new ArrayList<DeadLetters.Result>();
        boxes.forEach(
                (queue, box) ->
                        results.addAll(
                                action == Action.redrive
                                        ? letters.redrive(box, queue, most, this::isMeant)
                                        : letters.fail(box, most, this::isMeant, reason)));
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(LetterJson.results(results));
        } else {
            var now = Instant.now();
            results.forEach(
                    result ->
                            out.println(
                                    LetterLine.of(result.letter(), OptionalInt.empty(), now)
                                            + ": "
                                            + result.detail()));
            long done = results.stream().filter(DeadLetters.Result::done).count();
            out.println(done + " of " + results.size() + " done");
        }
        return results.stream().allMatch(DeadLetters.Result::done)
                ? ExitCode.GOOD
                : ExitCode.FINDING;
    }

    private boolean isMeant(LetterFacts letter) {
        return key == null || letter.key().startsWith(key);
    }
}
