package io.github.callbackpoller.benchmarks.requests;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a contender did in some time.
 *
 * @param checks messages checked
 * @param requests HTTP requests made for it
 * @param cpuSeconds CPU time of its process
 * @param seconds the time
 */
public record Measured(long checks, long requests, double cpuSeconds, double seconds) {

    static Measured from(JsonNode json) {
        return new Measured(
                json.get("checks").asLong(),
                json.get("requests").asLong(),
                json.get("cpuSeconds").asDouble(),
                json.get("seconds").asDouble());
    }

    double requestsPerCheck() {
        return (double) requests / checks;
    }

    double checksPerSecond() {
        return checks / seconds;
    }

    double checksPerCpuSecond() {
        return checks / cpuSeconds;
    }
}
