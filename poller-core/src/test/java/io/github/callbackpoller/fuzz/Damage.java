package io.github.callbackpoller.fuzz;

import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.json.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Damages a body: some of its values, some of its characters, or both. */
final class Damage {
    private static final List<String> PIECES =
            List.of(
                    "\"",
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "null",
                    "true",
                    "-1",
                    "\\",
                    "\\u",
                    "\\uD83D",
                    "\u0000",
                    "\uFEFF",
                    "\uD83D",
                    "\uDE95",
                    "9e9",
                    "NaN",
                    "-",
                    ".",
                    "\n",
                    "/*",
                    "$",
                    "${",
                    "\u2028",
                    "'",
                    "1e999999999");

    private Damage() {}

    static String of(String body, RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> inCharacters(body, random);
            case 1 -> inCharacters(inValues(body, random), random);
            default -> inValues(body, random);
        };
    }

    private static String inCharacters(String body, RandomGenerator random) {
        var text = new StringBuilder(body);
        for (int wounds = random.nextInt(4); wounds >= 0; wounds--) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(6));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, text.substring(from, to).repeat(random.nextInt(9)));
                case 2 -> text.setLength(Math.max(1, from));
                case 3 -> text.replace(from, to, String.valueOf((char) random.nextInt(0x10000)));
                default -> text.replace(from, to, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return text.toString();
    }

    /** A body that is no JSON object stays as it is. */
    private static String inValues(String body, RandomGenerator random) {
        try {
            return Json.write(fields(Json.readObject(body), random));
        } catch (JsonException e) {
            return body;
        }
    }

    private static Map<String, Object> fields(Map<?, ?> fields, RandomGenerator random) {
        var damaged = new LinkedHashMap<String, Object>();
        for (var field : fields.entrySet()) {
            var name = field.getKey().toString();
            var value = field.getValue();
            if (random.nextInt(15) > 0) {
                damaged.put(name, value instanceof Map<?, ?> map ? fields(map, random) : value);
            } else {
                switch (random.nextInt(6)) {
                    case 0 -> damaged.put(Values.name(random), value);
                    case 1 -> damaged.put(flipped(name, random), value);
                    case 2 -> damaged.put(name, new ArrayList<>(List.of(value, value)));
                    default -> damaged.put(name, Values.any(random));
                }
            }
        }
        return damaged;
    }

    private static String flipped(String name, RandomGenerator random) {
        return random.nextBoolean() ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT);
    }
}
