package io.github.callbackpoller.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.callbackpoller.sandbox.behaviour.EventRoute;
import io.github.callbackpoller.sandbox.wire.Json;
import java.util.List;
import java.util.Optional;

/** Where the events of jobs are sent; an empty queue-url sends none. */
record EventsResource(EventRoute route) implements Resource {
    private static final String QUEUE_URL = "queue-url";
    private static final String LOST = "lost";
    private static final String DOUBLED = "doubled";

    @Override
    public JsonNode read() {
        var setting = route.get();
        return Json.object()
                .put(QUEUE_URL, setting.queueUrl().orElse(""))
                .put(LOST, setting.lost())
                .put(DOUBLED, setting.doubled());
    }

    @Override
    public Runnable change(JsonNode sent) {
        Members.allow(sent, List.of(QUEUE_URL, LOST, DOUBLED));
        var before = route.get();
        var url =
                Members.text(sent, QUEUE_URL)
                        .map(text -> Optional.of(text).filter(given -> !given.isEmpty()))
                        .orElse(before.queueUrl());
        var changed =
                new EventRoute.Setting(
                        url,
                        Members.number(sent, LOST).orElse(before.lost()),
                        Members.number(sent, DOUBLED).orElse(before.doubled()));
        return () -> route.set(changed);
    }

    @Override
    public void reset() {
        route.reset();
    }
}
