package io.github.callbackpoller.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.Fault;
import io.github.callbackpoller.sandbox.wire.FaultKind;
import io.github.callbackpoller.sandbox.wire.Faults;
import io.github.callbackpoller.sandbox.wire.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The faults that are injected, as a list; a change adds one, or a list of them. */
record FaultsResource(Faults faults) implements Resource {
    private static final List<String> MEMBERS =
            List.of("operation", "kind", "rate", "seed", "times", "delaySeconds");

    @Override
    public JsonNode read() {
        var list = Json.object().arrayNode();
        faults.all().forEach(fault -> list.add(written(fault)));
        return list;
    }

    @Override
    public Runnable change(JsonNode sent) {
        List<Fault> more = new ArrayList<>();
        if (sent.isArray()) {
            sent.forEach(fault -> more.add(fault(fault)));
        } else {
            more.add(fault(sent));
        }
        return () -> more.forEach(faults::inject);
    }

    @Override
    public void reset() {
        faults.clear();
    }

    private static Fault fault(JsonNode json) {
        Members.allow(json, MEMBERS);
        return new Fault(
                Members.text(json, "operation").orElse(Fault.ANY),
                kind(Members.text(json, "kind").orElse("")),
                Members.number(json, "rate").orElse(1.0),
                Members.wholeNumber(json, "seed").orElse(0L),
                Members.wholeNumber(json, "times").map(FaultsResource::within).orElse(Fault.ALWAYS),
                Members.seconds(json, "delaySeconds").orElse(Duration.ZERO));
    }

    private static FaultKind kind(String word) {
        return Members.named("A fault's kind", word, List.of(FaultKind.values()), FaultKind::name);
    }

    private static int within(long times) {
        return (int) Math.max(0, Math.min(Fault.ALWAYS, times));
    }

    private static ObjectNode written(Fault fault) {
        var json =
                Json.object()
                        .put("operation", fault.operation())
                        .put("kind", fault.kind().name())
                        .put("rate", fault.rate())
                        .put("seed", fault.seed());
        if (fault.times() != Fault.ALWAYS) {
            json.put("times", fault.times());
        }
        if (!fault.delay().isZero()) {
            json.put("delaySeconds", Members.seconds(fault.delay()));
        }
        return json;
    }
}
