package io.github.callbackpoller.sandbox.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells what happens to the message, from the worker's log, as it happens. Thread-safe. */
final class Timeline {
    private final ObjectMapper mapper = new ObjectMapper();
    private final List<String> happenings = new ArrayList<>();
    private final PrintStream out;
    private final InstantSource clock;
    private final Instant began;

    Timeline(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        this.began = clock.instant();
    }

    /** Says something of the demo's own. */
    synchronized void say(String text) {
        double seconds = Duration.between(began, clock.instant()).toMillis() / 1000.0;
        out.printf(Locale.ROOT, "%7.1f s  %s%n", seconds, text);
        out.flush();
    }

    /** Tells a line of the worker's log. */
    synchronized void tell(String line) {
        try {
            tell(mapper.readTree(line));
        } catch (JsonProcessingException e) {
            say("worker    " + line);
        }
    }

    /** How often something has happened. */
    synchronized long count(String happening) {
        return happenings.stream().filter(happening::equals).count();
    }

    private void tell(JsonNode log) {
        var keys = log.path("mdc");
        var event = keys.path("event").asText();
        happenings.add(event.isEmpty() ? firstWord(log) : event);
        if (event.isEmpty()) {
            if (!log.path("level").asText().equals("INFO")) {
                say("worker    " + message(log));
            }
            return;
        }
        var delay = keys.path("delaySeconds").asText();
        say(
                "%-9s %s%s"
                        .formatted(
                                keys.path("phase").asText(),
                                sentence(event, keys, log),
                                delay.isEmpty() ? "" : "; next look in " + delay + " s"));
    }

    private static String sentence(String event, JsonNode keys, JsonNode log) {
        var run = keys.path("runId").asText().replaceAll("(jr_[0-9a-f]{8})[0-9a-f]+", "$1...");
        return switch (event) {
            case "STARTED" -> "the job was started: " + run;
            case "ADOPTED" -> "a run of this step was there already and is watched: " + run;
            case "STILL_RUNNING" -> "check " + keys.path("checks").asText() + ": still running";
            case "STOPPING" -> "the job is told to stop: " + run;
            case "ANSWERED" -> "the job has ended, the pipeline is told. " + detail(log);
            default -> message(log);
        };
    }

    private static String detail(JsonNode log) {
        var message = message(log);
        int colon = message.indexOf("]: ");
        return colon < 0 ? message : message.substring(colon + 3);
    }

    private static String firstWord(JsonNode log) {
        return message(log).replaceAll("[^a-z].*", "");
    }

    private static String message(JsonNode log) {
        var formatted = log.path("formattedMessage").asText();
        return formatted.isEmpty() ? log.path("message").asText() : formatted;
    }
}
