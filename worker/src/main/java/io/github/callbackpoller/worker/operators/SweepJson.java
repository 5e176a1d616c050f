package io.github.callbackpoller.worker.operators;

import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.json.JsonNumber;
import io.github.callbackpoller.sweep.SweepReport;
import io.github.callbackpoller.sweep.SweepReport.Kind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A sweep as one JSON object: counts by kind, and all lines. */
public final class SweepJson {
    private SweepJson() {}

    /**
     * The object.
     *
     * @param report what the sweep found
     * @param dryRun whether nothing was done
     */
    public static String of(SweepReport report, boolean dryRun) {
        var object = new LinkedHashMap<String, Object>();
        object.put("dryRun", dryRun);
        for (var kind : Kind.values()) {
            object.put(kind.name().toLowerCase(Locale.ROOT), JsonNumber.of(report.count(kind)));
        }
        object.put("lines", report.lines().stream().map(SweepJson::line).toList());
        return Json.write(object);
    }

    private static Map<String, Object> line(SweepReport.Line line) {
        var object = new LinkedHashMap<String, Object>();
        object.put("kind", line.kind().name());
        object.put("subject", line.subject());
        object.put("detail", line.detail());
        return object;
    }
}
