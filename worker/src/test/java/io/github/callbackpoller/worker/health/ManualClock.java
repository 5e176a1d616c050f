package io.github.callbackpoller.worker.health;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that is moved by hand. */
public final class ManualClock implements InstantSource {
    public static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private Instant now = START;

    @Override
    public Instant instant() {
        return now;
    }

    public void advance(Duration time) {
        now = now.plus(time);
    }
}
