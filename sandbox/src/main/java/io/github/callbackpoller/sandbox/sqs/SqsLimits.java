package io.github.callbackpoller.sandbox.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Limits of SQS that the broker does not know, for calls by JSON. */
final class SqsLimits {
    private static final int LARGEST_BYTES = 1_048_576;
    private static final long LONGEST_VISIBILITY_SECONDS = 43_200;
    private static final Set<String> BATCHES =
            Set.of("SendMessageBatch", "DeleteMessageBatch", "ChangeMessageVisibilityBatch");
    private static final Pattern ENTRY_ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final Map<String, Range> ATTRIBUTES =
            Map.of(
                    "VisibilityTimeout", new Range(0, LONGEST_VISIBILITY_SECONDS),
                    "DelaySeconds", new Range(0, 900),
                    "MessageRetentionPeriod", new Range(60, 1_209_600),
                    "MaximumMessageSize", new Range(1_024, 1_048_576));

    private SqsLimits() {}

    /** The refusal of a call that SQS would not take, if it is one. */
    static Optional<SqsAnswer> refusal(String operation, JsonNode request) {
        if (bytes(request) > LARGEST_BYTES) {
            return refused(
                    "InvalidParameterValue",
                    "One or more parameters are invalid. Reason: Message must be shorter than"
                            + " 1048576 bytes.");
        }
        if (BATCHES.contains(operation)) {
            return ofBatch(request.path("Entries"));
        }
        return ofVisibility(request.path("VisibilityTimeout"))
                .or(() -> ofAttributes(request.path("Attributes")));
    }

    private static int bytes(JsonNode request) {
        return request.path("MessageBody").asText().getBytes(UTF_8).length;
    }

    private static Optional<SqsAnswer> ofBatch(JsonNode entries) {
        if (entries.isEmpty()) {
            return refused("EmptyBatchRequest", "There should be at least one entry in the batch.");
        }
        int size =
                StreamSupport.stream(entries.spliterator(), false).mapToInt(SqsLimits::bytes).sum();
        if (size > LARGEST_BYTES) {
            return refused(
                    "BatchRequestTooLong",
                    "Batch requests cannot be longer than 1048576 bytes. You have sent "
                            + size
                            + " bytes.");
        }
        for (var entry : entries) {
            if (!ENTRY_ID.matcher(entry.path("Id").asText()).matches()) {
                return refused(
                        "InvalidBatchEntryId",
                        "A batch entry id can only contain alphanumeric characters, hyphens and"
                                + " underscores. It can be at most 80 letters long.");
            }
            var refusal = ofVisibility(entry.path("VisibilityTimeout"));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static Optional<SqsAnswer> ofVisibility(JsonNode seconds) {
        return new Range(0, LONGEST_VISIBILITY_SECONDS).allows(seconds)
                ? Optional.empty()
                : refused(
                        "InvalidParameterValue",
                        "Value "
                                + seconds
                                + " for parameter VisibilityTimeout is invalid. Reason: Must be"
                                + " between 0 and 43200.");
    }

    private static Optional<SqsAnswer> ofAttributes(JsonNode attributes) {
        return ATTRIBUTES.entrySet().stream()
                .filter(known -> !known.getValue().allows(attributes.path(known.getKey())))
                .findFirst()
                .flatMap(
                        known ->
                                refused(
                                        "InvalidAttributeValue",
                                        known.getKey()
                                                + " is "
                                                + known.getValue()
                                                + ", not "
                                                + attributes.path(known.getKey())));
    }

    private static Optional<SqsAnswer> refused(String type, String message) {
        return Optional.of(SqsAnswer.refused(type, message));
    }

    private record Range(long least, long most) {
        /** What is not there, or is no number, is the broker's to judge. */
        boolean allows(JsonNode value) {
            long number = value.asLong(least);
            return least <= number && number <= most;
        }

        @Override
        public String toString() {
            return least + " to " + most;
        }
    }
}
