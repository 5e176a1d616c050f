package io.github.callbackpoller.trouble;

/**
 * Something that goes wrong with many calls, until time or somebody mends it.
 *
 * @param scope what it concerns, such as a service or a queue: begins the log line
 * @param code tells troubles of one scope apart; one of few
 * @param problem what is wrong: goes on the log line; never a token
 * @param remedy what somebody can do, as sentences
 * @param partial whether other calls in the scope work in spite of it, so that one that works does
 *     not end it
 */
public record Trouble(String scope, String code, String problem, String remedy, boolean partial) {

    /** What an error says of itself, or else what can be seen of it. */
    public static Trouble of(RuntimeException error, String scope) {
        return error instanceof TroubleException known
                ? known.trouble()
                : new Trouble(
                        scope, error.getClass().getName(), "has failed (" + error + ")", "", false);
    }
}
