package io.github.callbackpoller.sandbox.lambda;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How a function is set up.
 *
 * @param name its name
 * @param code what it runs
 * @param variables environment variables of its own; Lambda's come besides
 * @param limits its bounds
 * @param recursiveLoop whether a loop is stopped
 */
public record FunctionSettings(
        String name,
        FunctionCode code,
        Map<String, String> variables,
        FunctionLimits limits,
        RecursiveLoop recursiveLoop) {
    private static final FunctionLimits USUAL = new FunctionLimits(Duration.ofSeconds(30), 10, 512);

    /** Copies the variables. */
    public FunctionSettings {
        variables = Map.copyOf(variables);
    }

    /** 30 seconds, ten at a time, 512 MB, loops stopped, no variables. */
    public static FunctionSettings of(String name, FunctionCode code) {
        return new FunctionSettings(name, code, Map.of(), USUAL, RecursiveLoop.TERMINATE);
    }

    /** The same under another name. */
    public FunctionSettings named(String other) {
        return new FunctionSettings(other, code, variables, limits, recursiveLoop);
    }

    /** The same with more variables. */
    public FunctionSettings with(Map<String, String> more) {
        var all = new HashMap<>(variables);
        all.putAll(more);
        return new FunctionSettings(name, code, all, limits, recursiveLoop);
    }

    /** The same with other bounds. */
    public FunctionSettings with(FunctionLimits other) {
        return new FunctionSettings(name, code, variables, other, recursiveLoop);
    }

    /** The same, with loops stopped or not. */
    public FunctionSettings with(RecursiveLoop other) {
        return new FunctionSettings(name, code, variables, limits, other);
    }
}
