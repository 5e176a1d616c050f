package io.github.callbackpoller.testkit.simulation;

import java.util.List;

/**
 * How a world reads what AWS does not document.
 *
 * @param refusal the error for a token that has its answer
 * @param stoppedAsAnswered whether a step answered while stopping ends as answered, or Stopped
 * @param tokenReused whether a step that is run again has the token it had
 * @param firstStatus the status of a first message
 */
record Readings(
        String refusal, boolean stoppedAsAnswered, boolean tokenReused, String firstStatus) {
    private static final List<String> REFUSALS =
            List.of("ConflictException", "ResourceNotFound", "ValidationException");
    private static final List<String> STATUSES = List.of("Executing", "Starting", "");

    static final Readings USUAL = new Readings("ConflictException", false, false, "Executing");

    static Readings chosen(Choices choices) {
        return new Readings(
                REFUSALS.get(choices.pick(REFUSALS.size())),
                choices.pick(2) == 1,
                choices.pick(2) == 1,
                STATUSES.get(choices.pick(STATUSES.size())));
    }
}
