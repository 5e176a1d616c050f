package io.github.callbackpoller.sandbox.wire;

/** How a call can go wrong. */
public enum FaultKind {
    /** The service asks for fewer calls; nothing happens. */
    THROTTLE,
    /** An internal error; nothing happens. */
    SERVER_ERROR,
    /** The caller lacks a permission; nothing happens. */
    ACCESS_DENIED,
    /** The caller's credentials have expired; nothing happens. */
    EXPIRED_CREDENTIALS,
    /** The operation takes effect and the answer never comes. */
    LOST_RESPONSE,
    /** The operation takes effect and the answer comes late. */
    LATENCY
}
