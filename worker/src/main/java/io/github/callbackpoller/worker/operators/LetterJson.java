package io.github.callbackpoller.worker.operators;

import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.json.JsonNull;
import io.github.callbackpoller.json.JsonNumber;
import io.github.callbackpoller.operator.DeadLetters;
import io.github.callbackpoller.operator.LetterFacts;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sqs.LetterBox;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What operators' commands tell of messages, as JSON; never a token. */
public final class LetterJson {
    private LetterJson() {}

    /** {@code {"visible": n, "delayed": n, "inFlight": n, "messages": [...]}}. */
    public static String peek(LetterBox.Contents contents, List<LetterFacts> letters) {
        var object = new LinkedHashMap<String, Object>();
        object.put("visible", JsonNumber.of(contents.visible()));
        object.put("delayed", JsonNumber.of(contents.delayed()));
        object.put("inFlight", JsonNumber.of(contents.inFlight()));
        object.put(
                "messages",
                letters.stream().map(letter -> sampled(letter, contents.mostReceives())).toList());
        return Json.write(object);
    }

    /** {@code {"messages": [{"queue": ..., ...}]}}. */
    public static String listed(Map<QueueName, List<LetterFacts>> found) {
        var messages =
                found.entrySet().stream()
                        .flatMap(
                                entry ->
                                        entry.getValue().stream()
                                                .map(letter -> on(entry.getKey(), letter)))
                        .toList();
        return Json.write(Map.of("messages", messages));
    }

    /** {@code {"results": [{..., "done": ..., "detail": ...}]}}. */
    public static String results(List<DeadLetters.Result> results) {
        return Json.write(Map.of("results", results.stream().map(LetterJson::result).toList()));
    }

    private static Map<String, Object> sampled(LetterFacts facts, OptionalInt mostReceives) {
        var object = letter(facts);
        object.put("last", LetterLine.isLast(facts, mostReceives));
        return object;
    }

    private static Map<String, Object> on(QueueName queue, LetterFacts facts) {
        var object = new LinkedHashMap<String, Object>();
        object.put("queue", queue.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        object.putAll(letter(facts));
        return object;
    }

    private static Map<String, Object> result(DeadLetters.Result result) {
        var object = letter(result.letter());
        object.put("done", result.done());
        object.put("detail", result.detail());
        return object;
    }

    private static Map<String, Object> letter(LetterFacts facts) {
        var object = new LinkedHashMap<String, Object>();
        object.put("what", facts.what());
        object.put("key", orNull(facts.step().map(step -> step.key().value())));
        object.put("execution", orNull(facts.step().map(step -> step.execution().value())));
        object.put("definition", orNull(facts.definition()));
        object.put("firstSeen", orNull(facts.own().map(own -> own.timing().firstSeen())));
        object.put("due", orNull(facts.own().map(own -> own.timing().due())));
        object.put("deadline", orNull(facts.own().map(own -> own.timing().deadline())));
        object.put(
                "checks",
                facts.own()
                        .<Object>map(own -> JsonNumber.of(own.tally().checksDone()))
                        .orElse(JsonNull.NULL));
        object.put("sentAt", orNull(facts.letter().sentAt()));
        object.put("receives", JsonNumber.of(facts.letter().receiveCount()));
        object.put("characters", JsonNumber.of(facts.letter().body().length()));
        object.put("reason", facts.letter().reason());
        return object;
    }

    private static Object orNull(Optional<?> value) {
        return value.<Object>map(Object::toString).orElse(JsonNull.NULL);
    }
}
