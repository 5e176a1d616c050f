package io.github.callbackpoller.sandbox.demo;

import java.util.List;

/** Who answers the steps in the demo. */
interface DemoHost {

    /** Whether it can still answer. */
    boolean isAlive();

    /** SIGKILL: nothing is tidied up. */
    void kill();

    /** What there is to say of it at the end, in lines. */
    default List<String> story() {
        return List.of();
    }
}
