package io.github.callbackpoller.sandbox.sqs;

import java.util.Map;

/**
 * The code that SQS tells beside a JSON error, for clients that know those of its older protocol.
 * AWS's SDKs show this one. The broker leaves it as the type of the error.
 */
final class QueryError {
    static final String HEADER = "x-amzn-query-error";

    private static final String PREFIX = "AWS.SimpleQueueService.";
    private static final Map<String, String> CODES =
            Map.ofEntries(
                    Map.entry("BatchEntryIdsNotDistinct", PREFIX + "BatchEntryIdsNotDistinct"),
                    Map.entry("BatchRequestTooLong", PREFIX + "BatchRequestTooLong"),
                    Map.entry("EmptyBatchRequest", PREFIX + "EmptyBatchRequest"),
                    Map.entry("InvalidBatchEntryId", PREFIX + "InvalidBatchEntryId"),
                    Map.entry("MessageNotInflight", PREFIX + "MessageNotInflight"),
                    Map.entry("PurgeQueueInProgress", PREFIX + "PurgeQueueInProgress"),
                    Map.entry("QueueDeletedRecently", PREFIX + "QueueDeletedRecently"),
                    Map.entry("QueueDoesNotExist", PREFIX + "NonExistentQueue"),
                    Map.entry("QueueNameExists", "QueueAlreadyExists"),
                    Map.entry(
                            "TooManyEntriesInBatchRequest",
                            PREFIX + "TooManyEntriesInBatchRequest"),
                    Map.entry("UnsupportedOperation", PREFIX + "UnsupportedOperation"));

    private QueryError() {}

    /** The header's value for an error's type, with its namespace or without. */
    static String of(String type) {
        var name = type.substring(type.indexOf('#') + 1);
        return CODES.getOrDefault(name, name) + ";Sender";
    }
}
