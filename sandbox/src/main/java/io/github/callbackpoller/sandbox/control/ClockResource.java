package io.github.callbackpoller.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.callbackpoller.sandbox.behaviour.ClockSpeed;
import io.github.callbackpoller.sandbox.wire.Json;
import java.util.List;

/** How fast the clock of timed jobs goes. */
record ClockResource(ClockSpeed clock) implements Resource {
    private static final String SPEED = "speed";

    @Override
    public JsonNode read() {
        return Json.object().put(SPEED, clock.factor());
    }

    @Override
    public Runnable change(JsonNode sent) {
        Members.allow(sent, List.of(SPEED));
        double speed = ClockSpeed.allowed(Members.number(sent, SPEED).orElseGet(clock::factor));
        return () -> clock.set(speed);
    }

    @Override
    public void reset() {
        clock.reset();
    }
}
