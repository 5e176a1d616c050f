package io.github.callbackpoller.sandbox.lambda;

/** Whose chain of requests a batch of several messages goes on; AWS does not document it. */
public enum BatchLineage {
    /** That of the message with the longest one: one looping message stops its whole batch. */
    LONGEST,
    /** That of the first message. */
    FIRST
}
