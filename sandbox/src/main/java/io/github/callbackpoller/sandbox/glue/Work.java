package io.github.callbackpoller.sandbox.glue;

/** What a run does. Thread-safe; the calls may come in any order. */
interface Work {

    /** Begins, unless told to stop before; called at most once. */
    void begin(Progress progress);

    /** Asks for an end soon, which is then reported. */
    void stop();

    /** Ends it at once, with all that it began. */
    void kill();

    /** Hears what becomes of the work. */
    interface Progress {

        /** It is in this state now. */
        void moved(RunState state);

        /** It has ended so, with an error text or an empty one. */
        void ended(RunState end, String error);
    }
}
