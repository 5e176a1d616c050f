package io.github.callbackpoller.sandbox.lambda;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * X-Ray's trace header, by which Lambda counts how often each function was invoked in one chain of
 * requests: {@code Root=1-...;Parent=...;Sampled=0;Lineage=a87bd80c:5|68fd508a:1}.
 *
 * @param root the chain
 * @param hops how often each function was invoked in it, by the function's hash
 */
record TraceHeader(String root, Map<String, Integer> hops) {
    private static final String ROOT = "Root";
    private static final String LINEAGE = "Lineage";
    private static final int ROOT_TIME_DIGITS = 8;
    private static final int ROOT_ID_DIGITS = 24;
    private static final int PARENT_DIGITS = 16;

    /** Reads a header; one that is missing or says nothing begins a chain. */
    static TraceHeader parse(String text) {
        var fields =
                Arrays.stream(text.split(";", -1))
                        .map(field -> field.split("=", 2))
                        .filter(field -> field.length == 2)
                        .collect(Collectors.toMap(f -> f[0].strip(), f -> f[1], (a, b) -> a));
        var root = fields.getOrDefault(ROOT, "");
        return new TraceHeader(
                root.isEmpty() ? freshRoot() : root, hops(fields.getOrDefault(LINEAGE, "")));
    }

    /** The chain that a batch goes on. */
    static TraceHeader ofBatch(
            Collection<TraceHeader> messages, BatchLineage lineage, String hash) {
        return switch (lineage) {
            case FIRST -> messages.iterator().next();
            case LONGEST ->
                    messages.stream()
                            .max(Comparator.comparingInt(header -> header.hopsOf(hash)))
                            .orElseThrow();
        };
    }

    /** How often a function was invoked in this chain. */
    int hopsOf(String hash) {
        return hops.getOrDefault(hash, 0);
    }

    /** The chain with one more invocation of a function. */
    TraceHeader invoked(String hash) {
        var more = new LinkedHashMap<>(hops);
        more.merge(hash, 1, Integer::sum);
        return new TraceHeader(root, more);
    }

    /** The header, with a new parent. */
    String text() {
        var lineage =
                hops.entrySet().stream()
                        .map(hop -> hop.getKey() + ":" + hop.getValue())
                        .collect(Collectors.joining("|"));
        return "%s=%s;Parent=%s;Sampled=0;%s=%s"
                .formatted(ROOT, root, digits(PARENT_DIGITS), LINEAGE, lineage);
    }

    private static Map<String, Integer> hops(String lineage) {
        var hops = new LinkedHashMap<String, Integer>();
        for (var entry : lineage.split("\\|", -1)) {
            int colon = entry.lastIndexOf(':');
            if (colon > 0 && entry.substring(colon + 1).matches("[0-9]{1,5}")) {
                hops.put(entry.substring(0, colon), Integer.parseInt(entry.substring(colon + 1)));
            }
        }
        return hops;
    }

    private static String freshRoot() {
        return "1-" + digits(ROOT_TIME_DIGITS) + "-" + digits(ROOT_ID_DIGITS);
    }

    private static String digits(int count) {
        return ThreadLocalRandom.current()
                .ints(count, 0, 16)
                .mapToObj(Integer::toHexString)
                .collect(Collectors.joining());
    }
}
