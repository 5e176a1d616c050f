package io.github.callbackpoller.sandbox.demo;

import java.time.LocalDateTime;

/** A stretch of time in which the generated trips leave their rhythm by a factor. */
public record PlantedAnomaly(String name, LocalDateTime from, LocalDateTime to, double factor) {
    boolean covers(LocalDateTime time) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
