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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The faults that are injected, as a list; a change adds one, or a list of them.
 *
 * @param operations what there is to go wrong, by service
 */
record FaultsResource(Faults faults, Map<String, Set<String>> operations) implements Resource {
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

    private Fault fault(JsonNode json) {
        Members.allow(json, MEMBERS);
        return new Fault(
                known(Members.text(json, "operation").orElse(Fault.ANY)),
                kind(Members.text(json, "kind").orElse("")),
                Members.number(json, "rate").orElse(1.0),
                Members.wholeNumber(json, "seed").orElse(0L),
                Members.wholeNumber(json, "times").map(FaultsResource::within).orElse(Fault.ALWAYS),
                Members.seconds(json, "delaySeconds").orElse(Duration.ZERO));
    }

    /** A fault of an operation that is never called would go unnoticed. */
    private String known(String operation) {
        int colon = operation.indexOf(':');
        var name = operation.substring(colon + 1);
        var services =
                colon < 0
                        ? operations.values()
                        : List.of(operations.getOrDefault(operation.substring(0, colon), Set.of()));
        boolean known =
                services.stream()
                        .anyMatch(
                                service ->
                                        service.contains(name)
                                                || (name.equals(Fault.ANY) && !service.isEmpty()));
        if (!known) {
            throw new IllegalArgumentException(
                    "A fault's operation is * or one of the services "
                            + new TreeSet<>(operations.keySet())
                            + ", such as StartJobRun, glue:StartJobRun or glue:*, not '"
                            + operation
                            + "'");
        }
        return operation;
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
