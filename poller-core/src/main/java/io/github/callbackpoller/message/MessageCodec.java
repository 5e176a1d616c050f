package io.github.callbackpoller.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.json.JsonException;
import io.github.callbackpoller.json.JsonNumber;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Turns bodies into messages and back. Decoding never throws and never repeats a body: whatever
 * comes is one of the four cases of {@link Decoded}. Every version that was ever released decodes
 * for ever.
 */
public final class MessageCodec {

    /** The version this code writes. */
    public static final int VERSION = 1;

    /**
     * The largest callback message in bytes. The poller's own messages hold what fitted into one,
     * and may grow beyond it when they are written in ASCII; SQS itself takes 1 MiB.
     */
    public static final int LARGEST = 256 * 1024;

    /** Room for the fields of any phase. */
    private static final int USUAL_FIELDS = 48;

    private MessageCodec() {}

    /** Says what a body is. */
    public static Decoded decode(String body) {
        var values = new LinkedHashMap<String, Object>(USUAL_FIELDS);
        try {
            Json.readObject(body, values);
            if (!values.containsKey("v") && body.getBytes(UTF_8).length > LARGEST) {
                return unreadable("the message is larger than " + LARGEST + " bytes", values);
            }
            return values.containsKey("v")
                    ? poller(new Fields(values))
                    : new Decoded.Callback(CallbackFields.read(values));
        } catch (JsonException | Fields.FieldException e) {
            return unreadable(String.valueOf(e.getMessage()), values);
        }
    }

    /** Writes a message: ASCII, so the length is the size in bytes. */
    public static String encode(PollerMessage message) {
        var fields = new LinkedHashMap<String, Object>(USUAL_FIELDS);
        fields.put("v", JsonNumber.of(VERSION));
        fields.put("token", message.step().token().secret());
        fields.put("execution", message.step().execution().value());
        fields.put("key", message.step().key().value());
        fields.put("chain", JsonNumber.of(message.rank().chain()));
        fields.put("step", JsonNumber.of(message.rank().step()));
        fields.put("due", JsonNumber.of(message.timing().due().toEpochMilli()));
        fields.put("deadline", JsonNumber.of(message.timing().deadline().toEpochMilli()));
        if (message.timing().hop()) {
            fields.put("hop", true);
        }
        fields.put("firstSeen", JsonNumber.of(message.timing().firstSeen().toEpochMilli()));
        putCount(fields, "checks", message.tally().checksDone());
        putCount(fields, "misses", message.tally().misses());
        putCount(fields, "refusals", message.tally().refusals());
        putCount(fields, "hops", message.tally().hops());
        putCount(fields, "rescues", message.tally().rescues());
        fields.put("phase", message.phase().label());
        PhaseFields.write(message.phase(), fields);
        return Json.write(fields);
    }

    private static void putCount(Map<String, Object> fields, String name, int count) {
        if (count > 0) {
            fields.put(name, JsonNumber.of(count));
        }
    }

    private static Decoded poller(Fields fields) {
        var step = step(fields);
        if (fields.number("v") != VERSION) {
            var deadline = fields.time("deadline");
            return new Decoded.Foreign(
                    step,
                    firstSeen(fields).orElse(deadline),
                    fields.time("due"),
                    deadline,
                    "message version " + fields.number("v"));
        }
        var timing =
                new Timing(
                        fields.has("firstSeen") ? fields.time("firstSeen") : fields.time("due"),
                        fields.time("due"),
                        fields.flag("hop"),
                        fields.time("deadline"));
        var rank = new Rank(fields.number("chain"), fields.count("step"));
        var tally =
                new Tally(
                        fields.count("checks"),
                        fields.count("misses"),
                        fields.count("refusals"),
                        fields.count("hops"),
                        fields.count("rescues"));
        return PhaseFields.read(fields)
                .<Decoded>map(
                        phase ->
                                new Decoded.Own(
                                        new PollerMessage(step, rank, timing, tally, phase)))
                .orElseGet(
                        () ->
                                new Decoded.Foreign(
                                        step,
                                        timing.firstSeen(),
                                        timing.due(),
                                        timing.deadline(),
                                        "phase of a later host"));
    }

    /** Not of the envelope: a later version may have something else in its place. */
    private static Optional<Instant> firstSeen(Fields fields) {
        try {
            return Optional.of(fields.time("firstSeen"));
        } catch (Fields.FieldException e) {
            return Optional.empty();
        }
    }

    private static CallbackStep step(Fields fields) {
        return new CallbackStep(
                fields.of("token", CallbackToken::of, "ten letters or digits"),
                fields.of("execution", ExecutionArn::new, "the ARN of a pipeline execution"),
                fields.of("key", JobKey::new, "64 hexadecimal digits"));
    }

    private static Decoded unreadable(String reason, Map<String, Object> values) {
        var token =
                CallbackFields.find(values, "token")
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .filter(CallbackToken::isToken)
                        .map(CallbackToken::of);
        var execution =
                CallbackFields.find(values, "pipelineExecutionArn")
                        .or(() -> Optional.ofNullable(values.get("execution")))
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .filter(ExecutionArn::isArn)
                        .map(ExecutionArn::new)
                        .orElse(ExecutionArn.UNKNOWN);
        return new Decoded.Unreadable(reason, token, execution);
    }
}
