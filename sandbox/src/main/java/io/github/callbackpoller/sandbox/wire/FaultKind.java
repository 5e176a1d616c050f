package io.github.callbackpoller.sandbox.wire;

/** How a call can go wrong. */
public enum FaultKind {
    /** The service asks for fewer calls; nothing happens. */
    THROTTLE,
    /** An internal error; nothing happens. */
    SERVER_ERROR,
    /** The operation takes effect and the answer never comes. */
    LOST_RESPONSE,
    /** The operation takes effect and the answer comes late. */
    LATENCY
}
