package io.github.callbackpoller.testkit.simulation;

/**
 * What people do in a world. It is chosen aside, so that all else in the world is as it would be
 * without.
 *
 * @param tending what they do to queues and hosts
 * @param rollout what of it is new to some hosts for a while
 */
record Operations(Operators.Plan tending, Rollout.Plan rollout) {
    static final Operations NONE = new Operations(Operators.Plan.NONE, Rollout.Plan.NONE);

    static Operations chosen(Choices choices) {
        return new Operations(Operators.Plan.chosen(choices), Rollout.Plan.chosen(choices));
    }
}
