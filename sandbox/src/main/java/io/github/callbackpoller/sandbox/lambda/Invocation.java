package io.github.callbackpoller.sandbox.lambda;

import java.time.Instant;

/**
 * One invocation, as the Runtime API hands it out.
 *
 * @param requestId names it
 * @param event its payload, JSON
 * @param functionArn whom it is for
 * @param trace the chain of requests it belongs to
 * @param deadline when it is killed
 */
record Invocation(
        String requestId, String event, String functionArn, String trace, Instant deadline) {}
