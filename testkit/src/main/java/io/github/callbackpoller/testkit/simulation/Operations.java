package io.github.callbackpoller.testkit.simulation;

/**
 * What people do in a world. It is chosen aside, so that all else in the world is as it would be
 * without.
 *
 * @param tending what they do to queues and hosts
 * @param rollout what of it is new to some hosts for a while
 * @param retrying whether they retry executions that have failed
 */
record Operations(Operators.Plan tending, Rollout.Plan rollout, boolean retrying) {
    private static final int RETRYING_ONE_IN = 6;

    static final Operations NONE = new Operations(Operators.Plan.NONE, Rollout.Plan.NONE, false);

    static Operations chosen(Choices choices) {
        return new Operations(
                Operators.Plan.chosen(choices),
                Rollout.Plan.chosen(choices),
                choices.pick(RETRYING_ONE_IN) == 1);
    }
}
