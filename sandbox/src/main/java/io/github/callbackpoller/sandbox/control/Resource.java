package io.github.callbackpoller.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;

/** Something of a sandbox that can be read, and most often changed. */
interface Resource {

    /** What is so now. */
    JsonNode read();

    /**
     * Reads what shall change, and changes nothing yet: what can't be is refused before anything is
     * done.
     *
     * @return what does it
     * @throws IllegalArgumentException naming what can't be, and what can
     */
    Runnable change(JsonNode sent);

    /** Goes back to how a sandbox begins. */
    void reset();
}
