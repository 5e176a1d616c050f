package io.github.callbackpoller.sandbox.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One operation of a service. Called from several threads. */
@FunctionalInterface
public interface Operation {

    /**
     * Does what the operation does.
     *
     * @throws AwsError for an error answer
     */
    ObjectNode answer(Input input);
}
