package io.github.callbackpoller.engine;

import io.github.callbackpoller.decision.Gate;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers which jobs this process has started lately, for definitions with a {@code
 * maxConcurrent}: a look-up may not show them yet. What other processes start in the same seconds
 * it can't know, so together they may start a few too many. Thread-safe.
 */
final class RecentStarts {

    /** By then a look-up shows the job. */
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);

    private final Map<String, Map<JobKey, Start>> byDefinition = new HashMap<>();

    /**
     * A start that this process tried.
     *
     * @param handle the job; empty if the start did not say
     */
    private record Start(Instant at, Optional<JobHandle> handle) {

        /** A start in the future is from before the clock was set back. */
        boolean isOld(Instant now) {
            return now.isBefore(at) || !now.isBefore(at.plus(REMEMBERED_FOR));
        }
    }

    /** Whether the gate lets one more job through, which is then counted. */
    synchronized boolean admit(Gate gate, JobKey key, Instant now) {
        var starts = byDefinition.computeIfAbsent(gate.definition(), name -> new HashMap<>());
        starts.values().removeIf(start -> start.isOld(now));
        starts.remove(key);
        long unseen =
                starts.values().stream()
                        .filter(start -> start.handle().filter(gate.live()::contains).isEmpty())
                        .count();
        if (gate.live().size() + unseen >= gate.most()) {
            return false;
        }
        starts.put(key, new Start(now, Optional.empty()));
        return true;
    }

    synchronized void started(Gate gate, JobKey key, JobHandle handle) {
        byDefinition
                .getOrDefault(gate.definition(), Map.of())
                .computeIfPresent(key, (same, start) -> new Start(start.at(), Optional.of(handle)));
    }

    /** A start that failed for sure is not counted; one that may have worked is. */
    synchronized void failed(Gate gate, JobKey key, Kind kind) {
        if (kind != Kind.RETRY_LATER) {
            byDefinition.getOrDefault(gate.definition(), Map.of()).remove(key);
        }
    }
}
