package io.github.callbackpoller.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.callbackpoller.sandbox.behaviour.ClockSpeed;
import io.github.callbackpoller.sandbox.behaviour.Lags;
import io.github.callbackpoller.sandbox.behaviour.Switches;
import io.github.callbackpoller.sandbox.wire.Calls;
import io.github.callbackpoller.sandbox.wire.Faults;
import io.github.callbackpoller.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All by which a sandbox is steered, by name. Thread-safe as far as its parts are. */
public final class Steering implements Resource {
    private final Map<String, Resource> parts = new LinkedHashMap<>();

    /**
     * Of a sandbox that has these parts.
     *
     * @param operations what can be called, by service
     */
    public Steering(
            Faults faults,
            Lags lags,
            Switches switches,
            ClockSpeed clockSpeed,
            Calls calls,
            Map<String, Set<String>> operations) {
        parts.put("faults", new FaultsResource(faults, operations));
        parts.put("lags", new LagsResource(lags));
        parts.put("switches", new SwitchesResource(switches));
        parts.put("clock", new ClockResource(clockSpeed));
        parts.put("calls", new CallsResource(calls));
    }

    Map<String, Resource> parts() {
        return parts;
    }

    @Override
    public JsonNode read() {
        var json = Json.object();
        parts.forEach((name, part) -> json.set(name, part.read()));
        return json;
    }

    @Override
    public Runnable change(JsonNode sent) {
        Members.allow(sent, List.copyOf(parts.keySet()));
        List<Runnable> changes = new ArrayList<>();
        parts.forEach(
                (name, part) -> {
                    if (sent.has(name)) {
                        changes.add(part.change(sent.path(name)));
                    }
                });
        return () -> changes.forEach(Runnable::run);
    }

    @Override
    public void reset() {
        parts.values().forEach(Resource::reset);
    }
}
