package io.github.callbackpoller.loop;

import io.github.callbackpoller.engine.Verdict;
import io.github.callbackpoller.port.Received;
import java.time.Instant;
import java.util.List;

/** Handles a batch of messages; {@link io.github.callbackpoller.engine.Engine#handle} is one. */
@FunctionalInterface
public interface BatchHandler {

    /** One verdict for each message, in order. */
    List<Verdict> handle(List<Received> batch, Instant finishBy);
}
