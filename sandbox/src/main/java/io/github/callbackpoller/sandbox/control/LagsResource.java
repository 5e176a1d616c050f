package io.github.callbackpoller.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.callbackpoller.sandbox.behaviour.Lag;
import io.github.callbackpoller.sandbox.behaviour.Lags;
import io.github.callbackpoller.sandbox.wire.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How late things show, in seconds by name; a change sets those that it names. */
record LagsResource(Lags lags) implements Resource {
    private static final List<String> NAMES = Arrays.stream(Lag.values()).map(Lag::word).toList();

    @Override
    public JsonNode read() {
        var json = Json.object();
        for (var lag : Lag.values()) {
            json.put(lag.word(), Members.seconds(lags.get(lag)));
        }
        return json;
    }

    @Override
    public Runnable change(JsonNode sent) {
        Members.allow(sent, NAMES);
        List<Runnable> changes = new ArrayList<>();
        for (var lag : Lag.values()) {
            Members.seconds(sent, lag.word())
                    .map(late -> notNegative(lag, late))
                    .ifPresent(late -> changes.add(() -> lags.set(lag, late)));
        }
        return () -> changes.forEach(Runnable::run);
    }

    @Override
    public void reset() {
        lags.reset();
    }

    private static Duration notNegative(Lag lag, Duration late) {
        if (late.isNegative()) {
            throw new IllegalArgumentException(lag.word() + " is 0 seconds or more");
        }
        return late;
    }
}
