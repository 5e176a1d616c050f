package io.github.callbackpoller.testkit.simulation;

import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.json.JsonNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A version of the poller's message that is yet to come: older hosts know nothing of it but the
 * envelope that every version has.
 */
final class NewerFormat {
    private static final int VERSION = 2;
    private static final String CONTENTS = "contents";
    private static final List<String> ENVELOPE =
            List.of("token", "execution", "key", "chain", "step", "due", "deadline", "firstSeen");

    private NewerFormat() {}

    static boolean is(String body) {
        return body.startsWith("{\"v\":" + VERSION + ",");
    }

    /** As a newer host writes it; what is not the poller's own message stays as it is. */
    static String of(String body) {
        if (!body.startsWith("{\"v\":1,")) {
            return body;
        }
        var contents = new LinkedHashMap<>(Json.readObject(body));
        contents.remove("v");
        var fields = new LinkedHashMap<String, Object>();
        fields.put("v", JsonNumber.of(VERSION));
        for (var name : ENVELOPE) {
            fields.put(name, contents.remove(name));
        }
        fields.put(CONTENTS, contents);
        return Json.write(fields);
    }

    /** As a newer host reads it. */
    static String read(String body) {
        if (!is(body)) {
            return body;
        }
        var fields = new LinkedHashMap<>(Json.readObject(body));
        fields.put("v", JsonNumber.of(1));
        if (fields.remove(CONTENTS) instanceof Map<?, ?> contents) {
            contents.forEach((name, value) -> fields.put((String) name, value));
        }
        return Json.write(fields);
    }
}
