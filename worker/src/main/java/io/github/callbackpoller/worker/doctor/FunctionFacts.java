package io.github.callbackpoller.worker.doctor;

import java.time.Duration;
import java.util.List;

/**
 * A Lambda function, as far as it matters to the queues that it receives from.
 *
 * @param name its name
 * @param timeout how long an invocation may take
 * @param stopsLoops whether Lambda stops it when it sends to its own queue again and again
 * @param snapshots whether its versions start from a snapshot (SnapStart)
 * @param mappings what it receives
 */
record FunctionFacts(
        String name,
        Duration timeout,
        boolean stopsLoops,
        boolean snapshots,
        List<Mapping> mappings) {

    FunctionFacts {
        mappings = List.copyOf(mappings);
    }

    /**
     * An event source mapping.
     *
     * @param id its UUID
     * @param queueArn from where
     * @param enabled whether it receives
     * @param batchSize how many messages an invocation gets at most
     * @param window how long Lambda gathers them
     * @param limited whether it has a maximum concurrency
     * @param partial whether it reports batch item failures
     * @param qualified whether it invokes a version or an alias
     */
    record Mapping(
            String id,
            String queueArn,
            boolean enabled,
            int batchSize,
            Duration window,
            boolean limited,
            boolean partial,
            boolean qualified) {

        boolean isOf(HeardQueue queue) {
            return queueArn.equals(queue.arn());
        }
    }
}
