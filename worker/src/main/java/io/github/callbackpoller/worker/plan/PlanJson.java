package io.github.callbackpoller.worker.plan;

import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.json.JsonNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A comparison as one JSON object. */
public final class PlanJson {

    private PlanJson() {}

    /**
     * The object.
     *
     * @param runs how many runs were replayed
     * @param schedules what each schedule came to
     * @param further what else is to be told, put after the rest
     */
    public static String of(int runs, List<Figures> schedules, Map<String, ?> further) {
        var plan = new LinkedHashMap<String, Object>();
        plan.put("runs", JsonNumber.of(runs));
        plan.put("schedules", schedules.stream().map(PlanJson::object).toList());
        plan.putAll(further);
        return Json.write(plan);
    }

    private static Map<String, Object> object(Figures figures) {
        var object = new LinkedHashMap<String, Object>();
        object.put("name", figures.name());
        put(object, "checks", "", figures.checks());
        put(object, "delay", "Seconds", figures.delaySeconds());
        put(object, "relativeDelay", "", figures.relativeDelay());
        for (int cost : new int[] {1, 5, 30}) {
            object.put("costAt" + cost, number(figures.costAt(cost)));
        }
        return object;
    }

    private static void put(
            Map<String, Object> object, String name, String unit, Distribution distribution) {
        object.put(name + "Mean" + unit, number(distribution.mean()));
        object.put(name + "P50" + unit, number(distribution.p50()));
        object.put(name + "P95" + unit, number(distribution.p95()));
        object.put(name + "P99" + unit, number(distribution.p99()));
    }

    private static JsonNumber number(double value) {
        return new JsonNumber(String.format(Locale.ROOT, "%.4f", value));
    }
}
