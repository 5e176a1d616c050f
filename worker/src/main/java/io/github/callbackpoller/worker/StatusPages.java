package io.github.callbackpoller.worker;

import io.github.callbackpoller.worker.health.Health;
import io.github.callbackpoller.worker.health.Life;
import io.github.callbackpoller.worker.health.Readiness;
import io.github.callbackpoller.worker.health.Readiness.Unreached;
import io.github.callbackpoller.worker.http.Page;
import io.github.callbackpoller.worker.metrics.Metrics;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** What the worker tells over HTTP. Thread-safe. */
record StatusPages(Life life, Health health, Readiness readiness, Metrics metrics) {

    /** The pages by path. */
    Map<String, Supplier<Page>> byPath() {
        return Map.of(
                "/health", this::healthPage,
                "/ready", this::readyPage,
                "/metrics", () -> Page.text(Metrics.CONTENT_TYPE, metrics.scrape()));
    }

    /** Whether it receives, and reaches all its queues. */
    boolean isReady() {
        return life.stage() == Life.Stage.RECEIVING && readiness.unreached().isEmpty();
    }

    private Page healthPage() {
        var problems = health.problems();
        var body = new LinkedHashMap<String, Object>();
        body.put("healthy", problems.isEmpty());
        if (problems.isEmpty()) {
            return Page.good(body);
        }
        body.put("problems", problems);
        return Page.unavailable(body);
    }

    private Page readyPage() {
        var unreached = readiness.unreached();
        boolean ready = isReady();
        var body = new LinkedHashMap<String, Object>();
        body.put("ready", ready);
        body.put("stage", life.stage().name().toLowerCase(Locale.ROOT));
        if (!unreached.isEmpty()) {
            body.put("unreached", unreached.stream().map(StatusPages::written).toList());
        }
        return ready ? Page.good(body) : Page.unavailable(body);
    }

    private static Map<String, Object> written(Unreached queue) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("queue", queue.queue());
        fields.put("since", queue.since().toString());
        fields.put("why", queue.why());
        return fields;
    }
}
