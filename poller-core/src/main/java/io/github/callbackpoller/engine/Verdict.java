package io.github.callbackpoller.engine;

/** What the host does with a message it received. */
public enum Verdict {
    /** Its effect is confirmed: delete it. */
    ACKNOWLEDGE,
    /** Its effect is not confirmed: don't delete it, it will be received again. */
    LEAVE,
    /**
     * It can't be answered and there is no parking queue: keep it out of sight as long as possible.
     */
    KEEP_ASIDE
}
