package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The values that references have in one execution.
 *
 * @param origin the execution's
 * @param steps its steps
 * @param clock tells the time
 */
record ExecutionValues(ExecutionOrigin origin, Steps steps, InstantSource clock) implements Values {

    @Override
    public JsonNode parameter(String name) {
        return known(origin.parameters(), name);
    }

    @Override
    public JsonNode output(String step, String name) {
        var run = steps.named(step).orElseThrow();
        var type = known(run.definition().type().outputs(), name);
        return Optional.ofNullable(run.newest().outputs().get(name))
                .flatMap(type::read)
                .orElseThrow(
                        () ->
                                new MissingValueException(
                                        "Step '"
                                                + step
                                                + "' was not answered with an output '"
                                                + name
                                                + "' of type "
                                                + type.word()));
    }

    @Override
    public JsonNode outcome(String step) {
        var run = steps.named(step).orElseThrow();
        return JsonNodeFactory.instance.booleanNode(run.newest().outcome().orElseThrow());
    }

    @Override
    public JsonNode fact(ExecutionFact fact) {
        return JsonNodeFactory.instance.textNode(origin.fact(fact, clock.instant()));
    }

    private static <T> T known(Map<String, T> all, String name) {
        return Optional.ofNullable(all.get(name))
                .orElseThrow(() -> new IllegalStateException("Not checked: " + name));
    }
}
