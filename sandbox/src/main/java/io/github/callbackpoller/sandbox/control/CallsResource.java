package io.github.callbackpoller.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.Calls;
import io.github.callbackpoller.sandbox.wire.Json;
import java.util.Map;

/** How often each operation was called, and how many of the calls met a fault. */
record CallsResource(Calls calls) implements Resource {

    @Override
    public JsonNode read() {
        var json = Json.object();
        json.set("called", written(calls.all()));
        json.set("struck", written(calls.struck()));
        return json;
    }

    @Override
    public Runnable change(JsonNode sent) {
        throw new IllegalArgumentException("Calls are counted: GET reads them, DELETE counts anew");
    }

    @Override
    public void reset() {
        calls.reset();
    }

    private static ObjectNode written(Map<String, Integer> counts) {
        var json = Json.object();
        counts.forEach(json::put);
        return json;
    }
}
