package io.github.callbackpoller.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.callbackpoller.sandbox.behaviour.ClockSpeed;
import io.github.callbackpoller.sandbox.behaviour.EventRoute;
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
     * What can be changed.
     *
     * @param faults which calls go wrong
     * @param lags how late things show
     * @param switches what AWS does not document
     * @param clockSpeed how fast timed jobs go
     * @param events where the events of jobs are sent
     */
    public record Behaviour(
            Faults faults,
            Lags lags,
            Switches switches,
            ClockSpeed clockSpeed,
            EventRoute events) {}

    /**
     * Of a sandbox that has these parts.
     *
     * @param behaviour what can be changed
     * @param calls counts of calls
     * @param operations what can be called, by service
     */
    public Steering(Behaviour behaviour, Calls calls, Map<String, Set<String>> operations) {
        parts.put("faults", new FaultsResource(behaviour.faults(), operations));
        parts.put("lags", new LagsResource(behaviour.lags()));
        parts.put("switches", new SwitchesResource(behaviour.switches()));
        parts.put("clock", new ClockResource(behaviour.clockSpeed()));
        parts.put("events", new EventsResource(behaviour.events()));
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
