package io.github.callbackpoller.sweep;

import java.util.regex.Pattern;

/** Tells whether two URLs name one queue: SQS has several spellings of its host name. */
final class OurQueue {
    private static final Pattern PARTS =
            Pattern.compile("https?://(?:sqs\\.|queue\\.)?([^/]*)(/.+)");
    private static final Pattern AWS =
            Pattern.compile("(?:([a-z]+-[a-z0-9-]+)\\.)?(?:queue\\.)?amazonaws\\.com.*");

    private OurQueue() {}

    static boolean same(String one, String other) {
        var first = PARTS.matcher(one);
        var second = PARTS.matcher(other);
        if (!first.matches() || !second.matches()) {
            return one.equals(other);
        }
        return first.group(2).equals(second.group(2))
                && sameRegion(first.group(1), second.group(1));
    }

    /** Hosts that are not AWS's own, such as endpoints of a VPC, tell no region. */
    private static boolean sameRegion(String one, String other) {
        var first = AWS.matcher(one);
        var second = AWS.matcher(other);
        return !first.matches()
                || !second.matches()
                || first.group(1) == null
                || second.group(1) == null
                || first.group(1).equals(second.group(1));
    }
}
