package io.github.callbackpoller.sandbox.lambda;

/** What becomes of a function that is invoked again and again in one chain of requests. */
public enum RecursiveLoop {
    /** It is stopped after 16 invocations; AWS does so unless told otherwise. */
    TERMINATE,
    /** It goes on. */
    ALLOW
}
