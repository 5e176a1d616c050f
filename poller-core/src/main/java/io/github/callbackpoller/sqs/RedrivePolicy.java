package io.github.callbackpoller.sqs;

import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.json.JsonException;
import java.util.Map;

/**
 * Where a queue's messages go that were received too often.
 *
 * @param arn the dead-letter queue
 * @param maxReceiveCount how often a message is received before
 */
record RedrivePolicy(String arn, int maxReceiveCount) {
    private static final int NAME_PART = 5;
    private static final int ACCOUNT_PART = 4;
    private static final String SQS_DEFAULT = "10";

    static RedrivePolicy read(String policy) {
        try {
            var fields = Json.readObject(policy);
            return new RedrivePolicy(
                    text(fields, "deadLetterTargetArn", ""),
                    Integer.parseInt(text(fields, "maxReceiveCount", SQS_DEFAULT)));
        } catch (JsonException | NumberFormatException e) {
            throw new IllegalStateException("SQS gave a redrive policy that can't be read", e);
        }
    }

    /** The dead-letter queue's name: the last part of its ARN. */
    String queueName() {
        return part(NAME_PART);
    }

    /** The account that has the dead-letter queue. */
    String account() {
        return part(ACCOUNT_PART);
    }

    private String part(int index) {
        var parts = arn.split(":", -1);
        return parts.length > index ? parts[index] : "";
    }

    private static String text(Map<String, Object> fields, String name, String otherwise) {
        return String.valueOf(fields.getOrDefault(name, otherwise));
    }
}
