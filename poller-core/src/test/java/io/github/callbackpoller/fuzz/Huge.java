package io.github.callbackpoller.fuzz;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** JSON values of about a wanted length that cost a careless reader time, memory or its stack. */
final class Huge {
    private Huge() {}

    static Map<String, String> values(int length) {
        var values = new LinkedHashMap<String, String>();
        values.put("open arrays", "[".repeat(length));
        values.put("open objects", "{\"a\":".repeat(length / 5));
        values.put("deepest arrays", repeat("[".repeat(50) + "]".repeat(50), length));
        values.put("empty arrays", repeat("[]", length));
        values.put("empty objects", repeat("{}", length));
        values.put("small objects", repeat("{\"a\":0}", length));
        values.put("zeros", repeat("0", length));
        values.put("spaces", " ".repeat(length) + "0");
        values.put("digits", "9".repeat(length));
        values.put("fraction", "0." + "1".repeat(length));
        values.put("exponent", "1e" + "9".repeat(900));
        values.put("text", text("x", length));
        values.put("two-byte text", text("\u00FC", length));
        values.put("escapes", text("\\u0041", length));
        values.put("quotes", text("\\\"", length));
        values.put("lone surrogates", text("\uD83D", length));
        values.put("escaped lone surrogates", text("\\uDE95", length));
        values.put("dollars", text("$", length / 2 * 2));
        values.put("open placeholders", text("${", length));
        values.put("placeholders", text("${a}", length));
        values.put("nested texts", "[" + text("\u00FC", length) + "]");
        values.put("long name", "{" + text("n", length) + ":0}");
        values.put("longest name", "{" + text("\u00FC", 50_000) + ":0}");
        values.put("many names", fields(length, index -> "n" + index, "0"));
        values.put("names of one hash", fields(length, Huge::ofOneHash, "0"));
        values.put("many wrong names", fields(length, index -> "--" + index, "[]"));
        values.put("one name twice", "{\"a\":0,\"a\":" + text("x", length) + "}");
        return values;
    }

    private static String text(String piece, int length) {
        return '"' + piece.repeat(length / piece.length()) + '"';
    }

    private static String repeat(String piece, int length) {
        return "[" + (piece + ",").repeat(length / (piece.length() + 1)) + piece + "]";
    }

    private static String fields(int length, IntFunction<String> name, String value) {
        int each = name.apply(length / 24).length() + value.length() + 4;
        return IntStream.range(0, length / each)
                .mapToObj(index -> '"' + name.apply(index) + "\":" + value)
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** "Aa" and "BB" have the same hash code, and so has every chain of them. */
    private static String ofOneHash(int index) {
        return IntStream.range(0, 18)
                .mapToObj(bit -> (index >> bit & 1) == 0 ? "Aa" : "BB")
                .collect(Collectors.joining());
    }
}
