package io.github.callbackpoller.message;

import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.json.JsonNumber;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The fields of each phase in the JSON form. */
final class PhaseFields {
    private PhaseFields() {}

    /** The phase, or nothing if its name is not known here. */
    static Optional<Phase> read(Fields fields) {
        return switch (fields.text("phase")) {
            case "START" ->
                    Optional.of(new Phase.Start(fields.text("job"), fields.texts("arguments")));
            case "WATCH" -> Optional.of(watch(fields));
            case "STOP" -> stop(fields);
            case "ANSWER" -> Optional.of(new Phase.Answer(outcome(fields)));
            default -> Optional.empty();
        };
    }

    static void write(Phase phase, Map<String, Object> fields) {
        phase.match(
                start -> {
                    fields.put("job", start.definition());
                    return fields.put("arguments", start.arguments());
                },
                watch -> {
                    writeWatch(watch, fields);
                    return null;
                },
                stop -> {
                    writeJob(stop.job(), fields);
                    stop.handle().ifPresent(handle -> fields.put("handle", handle.id()));
                    fields.put("since", JsonNumber.of(stop.since().toEpochMilli()));
                    return fields.put("cause", stop.cause().name());
                },
                answer ->
                        answer.outcome()
                                .match(
                                        succeeded -> fields.put("success", succeeded.outputs()),
                                        failed -> fields.put("failure", failed.reason())));
    }

    private static void writeWatch(Phase.Watch watch, Map<String, Object> fields) {
        writeJob(watch.job(), fields);
        fields.put("handle", watch.handle().id());
        fields.put("started", JsonNumber.of(watch.startedAt().toEpochMilli()));
        if (watch.settled()) {
            fields.put("settled", true);
        }
        if (watch.seenWaiting().isAfter(Instant.EPOCH)) {
            fields.put("waiting", JsonNumber.of(watch.seenWaiting().toEpochMilli()));
        }
        var durations = watch.history().durationsSeconds();
        if (!durations.isEmpty()) {
            fields.put("durations", durations);
        }
    }

    private static void writeJob(Job job, Map<String, Object> fields) {
        fields.put("job", job.definition());
        fields.put("type", job.type());
        fields.put("outputs", job.outputs());
    }

    private static Phase watch(Fields fields) {
        return new Phase.Watch(
                job(fields),
                new JobHandle(fields.text("type"), fields.text("handle")),
                fields.time("started"),
                fields.flag("settled"),
                fields.has("waiting") ? fields.time("waiting") : Instant.EPOCH,
                fields.has("durations")
                        ? new RunHistory(fields.counts("durations"))
                        : RunHistory.none());
    }

    private static Optional<Phase> stop(Fields fields) {
        var name = fields.text("cause");
        return Arrays.stream(StopCause.values())
                .filter(cause -> cause.name().equals(name))
                .findFirst()
                .map(
                        cause ->
                                new Phase.Stop(
                                        job(fields),
                                        fields.optionalText("handle")
                                                .map(id -> new JobHandle(fields.text("type"), id)),
                                        fields.time("since"),
                                        cause));
    }

    private static Job job(Fields fields) {
        return new Job(fields.text("job"), fields.text("type"), fields.texts("outputs"));
    }

    private static JobOutcome outcome(Fields fields) {
        return fields.has("success")
                ? new JobOutcome.Succeeded(fields.texts("success"))
                : new JobOutcome.Failed(fields.text("failure"));
    }
}
