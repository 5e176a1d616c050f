package io.github.callbackpoller.sandbox.demo;

/** The kinds of hosts that the demo can show. */
enum HostKind {
    /** The plain worker, a process of its own. */
    WORKER,
    /** Functions on the stand-in for Lambda. */
    FUNCTIONS
}
