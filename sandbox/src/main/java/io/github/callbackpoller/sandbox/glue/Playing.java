package io.github.callbackpoller.sandbox.glue;

/** Work that is going on for a run. */
interface Playing {

    /** Ends the work soon; the run is told by the player. */
    void stop();
}
