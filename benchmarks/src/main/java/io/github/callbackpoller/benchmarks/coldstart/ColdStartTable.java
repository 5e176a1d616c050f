package io.github.callbackpoller.benchmarks.coldstart;

import io.github.callbackpoller.benchmarks.standin.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The medians, the bare handler's beside the poller's, and the bare handler's over CRT.
 *
 * @param starts what was measured
 * @param variants each bare variant followed by ours and by the bare one over CRT
 */
record ColdStartTable(ColdStarts starts, List<Variant> variants) {
    private static final String ROW = "%-8s %-20s %10s %10s %7s %12s%n";

    private static final int VARIANTS = 3;

    String text() {
        var text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        ROW,
                        "JDK",
                        "mode",
                        "bare ms",
                        "ours ms",
                        "ratio",
                        "bare crt ms"));
        for (var row : rows()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            ROW,
                            row.jdk(),
                            row.mode(),
                            Math.round(row.bareMillis()),
                            Math.round(row.oursMillis()),
                            String.format(Locale.ROOT, "%.2f", row.ratio()),
                            Math.round(row.crtMillis())));
        }
        return text.toString().stripTrailing();
    }

    String json() {
        return Json.write(Map.of("coldStarts", rows().stream().map(Row::fields).toList()));
    }

    private record Row(
            int jdk, String mode, double bareMillis, double oursMillis, double crtMillis) {

        double ratio() {
            return oursMillis / bareMillis;
        }

        Map<String, Object> fields() {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("jdk", jdk);
            fields.put("mode", mode);
            fields.put("bareMillis", bareMillis);
            fields.put("oursMillis", oursMillis);
            fields.put("ratio", ratio());
            fields.put("bareOnCrtMillis", crtMillis);
            return fields;
        }
    }

    private List<Row> rows() {
        var rows = new ArrayList<Row>();
        for (int index = 0; index < variants.size(); index += VARIANTS) {
            var bare = variants.get(index);
            rows.add(
                    new Row(
                            bare.jdk().feature(),
                            bare.mode().label(),
                            starts.median(bare),
                            starts.median(variants.get(index + 1)),
                            starts.median(variants.get(index + 2))));
        }
        return rows;
    }
}
