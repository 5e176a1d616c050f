package io.github.callbackpoller.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.behaviour.Switch;
import io.github.callbackpoller.sandbox.behaviour.Switches;
import io.github.callbackpoller.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;

/** How what AWS does not document is read, by name; a change sets those that it names. */
record SwitchesResource(Switches switches) implements Resource {
    private static final List<String> NAMES =
            Switch.ALL.stream().<String>map(Switch::name).toList();

    @Override
    public JsonNode read() {
        var json = Json.object();
        Switch.ALL.forEach(which -> json.set(which.name(), written(which)));
        return json;
    }

    @Override
    public Runnable change(JsonNode sent) {
        Members.allow(sent, NAMES);
        List<Runnable> changes = new ArrayList<>();
        for (var which : Switch.ALL) {
            Members.text(sent, which.name()).ifPresent(word -> changes.add(change(which, word)));
        }
        return () -> changes.forEach(Runnable::run);
    }

    @Override
    public void reset() {
        switches.reset();
    }

    private <E extends Enum<E>> ObjectNode written(Switch<E> which) {
        var json =
                Json.object()
                        .put("reading", switches.get(which).name())
                        .put("usual", which.usual().name());
        var readings = json.putArray("readings");
        which.readings().forEach(reading -> readings.add(reading.name()));
        return json;
    }

    private <E extends Enum<E>> Runnable change(Switch<E> which, String word) {
        var reading = Members.named(which.name(), word, which.readings(), Enum::name);
        return () -> switches.set(which, reading);
    }
}
