package io.github.callbackpoller.testkit.simulation;

/**
 * What people do in a world. It is chosen aside, so that all else in the world is as it would be
 * without.
 *
 * @param tending what they do to queues and hosts
 * @param rollout what of it is new to some hosts for a while
 * @param retrying whether they retry executions that have failed; not beside a purge, after which
 *     nobody can tell what is still on its way to the attempt before
 * @param strays how many messages of others get onto the queues
 */
record Operations(Operators.Plan tending, Rollout.Plan rollout, boolean retrying, int strays) {
    private static final int RETRYING_ONE_IN = 6;
    private static final int[] STRAYS = {0, 0, 0, 1, 3};

    static final Operations NONE = new Operations(Operators.Plan.NONE, Rollout.Plan.NONE, false, 0);

    static Operations chosen(Choices choices) {
        var tending = Operators.Plan.chosen(choices);
        return new Operations(
                tending,
                Rollout.Plan.chosen(choices),
                choices.pick(RETRYING_ONE_IN) == 1 && tending.purgeAt() == 0,
                tending.purgeAt() > 0 ? 0 : STRAYS[choices.pick(STRAYS.length)]);
    }
}
