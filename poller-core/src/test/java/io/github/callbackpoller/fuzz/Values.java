package io.github.callbackpoller.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.callbackpoller.json.JsonNull;
import io.github.callbackpoller.json.JsonNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** JSON values that have broken readers before, and texts of any characters. */
final class Values {
    private static final List<String> TEXTS =
            List.of(
                    "",
                    " ",
                    "null",
                    "NaN",
                    "-Infinity",
                    "Stopping",
                    "START",
                    "glue",
                    "$",
                    "$$",
                    "${",
                    "${}",
                    "${a}",
                    "${job.id}",
                    "--callback-key",
                    "\uD83D",
                    "\uDE95\uD83D",
                    "\uFEFF",
                    "\u0000",
                    "a\nb",
                    "\u2028",
                    "\u202E",
                    "1m",
                    "999999999d",
                    "PT9223372036854775807S",
                    "PT99999999999999999999S",
                    "P-1D",
                    "x".repeat(3_000),
                    "arn:aws:sagemaker:us-east-2:012345678901:pipeline/a/execution/b");
    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "-0",
                    "-1",
                    "1",
                    "2147483647",
                    "2147483648",
                    "9223372036854775807",
                    "-9223372036854775808",
                    "9223372036854775808",
                    "1e999999999",
                    "1E-999999999",
                    "0.1",
                    "1.0",
                    "9".repeat(999),
                    "9".repeat(1_001));

    private Values() {}

    static Object any(RandomGenerator random) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> text(random);
            case 3, 4 -> new JsonNumber(NUMBERS.get(random.nextInt(NUMBERS.size())));
            case 5 -> random.nextBoolean();
            case 6 -> JsonNull.NULL;
            default -> nested(random);
        };
    }

    static String text(RandomGenerator random) {
        if (random.nextBoolean()) {
            return TEXTS.get(random.nextInt(TEXTS.size()));
        }
        var text = new StringBuilder();
        for (int length = random.nextInt(12); length > 0; length--) {
            text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
        }
        return text.toString();
    }

    /** A text without halves of surrogate pairs. */
    static String name(RandomGenerator random) {
        return new String(text(random).getBytes(UTF_8), UTF_8);
    }

    static Map<String, String> texts(RandomGenerator random) {
        var texts = new LinkedHashMap<String, String>();
        for (int count = random.nextInt(5); count > 0; count--) {
            texts.put(name(random), text(random));
        }
        return texts;
    }

    /** An object whose levels are at most as many as may nest. */
    static Map<String, Object> object(RandomGenerator random, int levels) {
        var fields = new LinkedHashMap<String, Object>();
        for (int count = random.nextInt(5); count > 0; count--) {
            fields.put(name(random), levels > 1 ? tree(random, levels - 1) : text(random));
        }
        return fields;
    }

    private static Object tree(RandomGenerator random, int levels) {
        return switch (random.nextInt(5)) {
            case 0 -> object(random, levels);
            case 1 -> new ArrayList<>(object(random, levels).values());
            case 2 -> random.nextBoolean() ? JsonNull.NULL : (Object) random.nextBoolean();
            case 3 -> JsonNumber.of(random.nextLong());
            default -> text(random);
        };
    }

    private static Object nested(RandomGenerator random) {
        Object value = random.nextBoolean() ? List.of() : Map.of();
        for (int levels = random.nextInt(70); levels > 0; levels--) {
            value = random.nextBoolean() ? List.of(value) : Map.of("a", value);
        }
        return value;
    }
}
