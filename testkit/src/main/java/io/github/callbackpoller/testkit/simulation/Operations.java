package io.github.callbackpoller.testkit.simulation;

/**
 * What people do in a world. It is chosen aside, so that all else in the world is as it would be
 * without.
 *
 * @param tending what they do to queues and hosts
 */
record Operations(Operators.Plan tending) {
    static final Operations NONE = new Operations(Operators.Plan.NONE);

    static Operations chosen(Choices choices) {
        return new Operations(Operators.Plan.chosen(choices));
    }
}
