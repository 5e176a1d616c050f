package io.github.callbackpoller.sandbox.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Writes the event of a batch, as Lambda's event source mappings of SQS do. */
final class SqsEvent {
    private static final int ENVELOPE_BYTES = 16;

    private SqsEvent() {}

    /** The event of a batch. */
    static String of(List<Message> batch, String queueArn) {
        var event = Json.object();
        var records = event.putArray("Records");
        batch.forEach(message -> records.add(entry(message, queueArn)));
        return event.toString();
    }

    /** Parts a batch so that each event is within the longest payload. */
    static List<List<Message>> split(List<Message> messages, String queueArn, int longest) {
        var parts = new ArrayList<List<Message>>();
        var part = new ArrayList<Message>();
        int bytes = ENVELOPE_BYTES;
        for (var message : messages) {
            int size = entry(message, queueArn).toString().getBytes(UTF_8).length + 1;
            if (!part.isEmpty() && bytes + size > longest) {
                parts.add(List.copyOf(part));
                part.clear();
                bytes = ENVELOPE_BYTES;
            }
            part.add(message);
            bytes += size;
        }
        parts.add(List.copyOf(part));
        return parts;
    }

    private static ObjectNode entry(Message message, String queueArn) {
        var entry = Json.object();
        entry.put("messageId", message.messageId());
        entry.put("receiptHandle", message.receiptHandle());
        entry.put("body", message.body());
        var attributes = entry.putObject("attributes");
        message.attributesAsStrings().forEach(attributes::put);
        var messageAttributes = entry.putObject("messageAttributes");
        message.messageAttributes()
                .forEach((name, value) -> messageAttributes.set(name, attribute(value)));
        if (message.md5OfMessageAttributes() != null) {
            entry.put("md5OfMessageAttributes", message.md5OfMessageAttributes());
        }
        entry.put("md5OfBody", message.md5OfBody());
        entry.put("eventSource", "aws:sqs");
        entry.put("eventSourceARN", queueArn);
        entry.put("awsRegion", Sandbox.REGION);
        return entry;
    }

    private static ObjectNode attribute(MessageAttributeValue value) {
        var attribute = Json.object();
        if (value.stringValue() != null) {
            attribute.put("stringValue", value.stringValue());
        }
        if (value.binaryValue() != null) {
            attribute.put("binaryValue", value.binaryValue().asByteArray());
        }
        attribute.putArray("stringListValues");
        attribute.putArray("binaryListValues");
        attribute.put("dataType", value.dataType());
        return attribute;
    }
}
