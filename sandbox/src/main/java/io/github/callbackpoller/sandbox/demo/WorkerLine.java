package io.github.callbackpoller.sandbox.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * A line of the log of a worker or a function, read.
 *
 * @param level how serious it is
 * @param text the line's message
 * @param event what happened to a message; empty if the line is about something else
 * @param runId the Glue run, where known
 * @param delaySeconds until the next look; empty if there is none
 */
record WorkerLine(String level, String text, String event, String runId, String delaySeconds) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SUBJECT_ENDS = "]: ";
    private static final String TALLY = "(, again in [^,]*)?(, checks \\d+)?$";

    /** Empty if it is no line of a JSON log. */
    static Optional<WorkerLine> parse(String line) {
        try {
            var json = MAPPER.readTree(line);
            return json.isObject() ? Optional.of(of(json)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Whether the worker has begun to receive. */
    boolean saysReady() {
        return text.startsWith("ready");
    }

    boolean isAboutMessage() {
        return !event.isEmpty();
    }

    /** Whether somebody should look into it. */
    boolean isProblem() {
        return level.equals("WARN") || level.equals("ERROR");
    }

    /** What an event says beside its name, its subject and its tally. */
    String detail() {
        int at = text.indexOf(SUBJECT_ENDS);
        return at < 0 ? "" : text.substring(at + SUBJECT_ENDS.length()).replaceAll(TALLY, "");
    }

    private static WorkerLine of(JsonNode json) {
        // Functions have their keys beside the message, the worker has them apart.
        var keys = json.has("mdc") ? json.path("mdc") : json;
        return new WorkerLine(
                json.path("level").asText(),
                json.path("formattedMessage").asText(json.path("message").asText()),
                keys.path("event").asText(),
                keys.path("runId").asText(),
                keys.path("delaySeconds").asText());
    }
}
