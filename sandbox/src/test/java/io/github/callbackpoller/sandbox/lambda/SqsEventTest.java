package io.github.callbackpoller.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

class SqsEventTest {
    private static final String ARN = "arn:aws:sqs:us-east-1:123456789012:queue";
    private static final int LONGEST = 10_000;

    @Test
    void of_messageWithTraceAndBinaryAttribute_hasBoth() throws JsonProcessingException {
        var message =
                message("id", "body")
                        .attributes(
                                Map.of(
                                        MessageSystemAttributeName.AWS_TRACE_HEADER,
                                        "Root=1-a-b;Lineage=c:1"))
                        .messageAttributes(
                                Map.of(
                                        "bytes",
                                        MessageAttributeValue.builder()
                                                .dataType("Binary")
                                                .binaryValue(SdkBytes.fromUtf8String("hi"))
                                                .build()))
                        .build();

        var entry =
                new ObjectMapper()
                        .readTree(SqsEvent.of(List.of(message), ARN))
                        .path("Records")
                        .path(0);

        assertThat(entry.at("/attributes/AWSTraceHeader").asText())
                .isEqualTo("Root=1-a-b;Lineage=c:1");
        assertThat(entry.at("/messageAttributes/bytes/binaryValue").asText()).isEqualTo("aGk=");
    }

    @Test
    void split_batchOverTheLongestPayload_partsItInOrder() {
        var messages =
                IntStream.range(0, 10)
                        .mapToObj(n -> message("m" + n, "x".repeat(3_000)).build())
                        .toList();

        var parts = SqsEvent.split(messages, ARN, LONGEST);

        assertThat(parts).hasSizeGreaterThan(3);
        assertThat(parts.stream().flatMap(List::stream).toList()).isEqualTo(messages);
        assertThat(parts)
                .allSatisfy(
                        part -> assertThat(SqsEvent.of(part, ARN)).hasSizeLessThan(LONGEST + 1));
    }

    @Test
    void split_messageOverTheLongestPayload_goesAlone() {
        var messages =
                List.of(
                        message("small", "x").build(),
                        message("large", "x".repeat(LONGEST)).build(),
                        message("last", "x").build());

        assertThat(SqsEvent.split(messages, ARN, LONGEST)).hasSize(3);
    }

    private static Message.Builder message(String id, String body) {
        return Message.builder().messageId(id).receiptHandle("handle").body(body).md5OfBody("md5");
    }
}
