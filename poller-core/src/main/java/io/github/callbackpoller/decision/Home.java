package io.github.callbackpoller.decision;

import io.github.callbackpoller.message.ExecutionArn;
import java.util.Optional;

/**
 * Whose pipelines this host can answer. An empty text means any.
 *
 * @param account the twelve digits of the account
 * @param region the region, such as {@code us-east-1}
 */
public record Home(String account, String region) {

    /** Takes every message. */
    public static final Home ANYWHERE = new Home("", "");

    /** Why an execution can't be answered from here, if it can't. */
    Optional<String> refuses(ExecutionArn execution) {
        boolean same = same(account, execution.account()) && same(region, execution.region());
        return same
                ? Optional.empty()
                : Optional.of(
                        "the message is for account "
                                + execution.account()
                                + " in "
                                + execution.region()
                                + ", this host answers for "
                                + account
                                + " in "
                                + region);
    }

    private static boolean same(String mine, String theirs) {
        return mine.isEmpty() || mine.equals(theirs);
    }
}
