package io.github.callbackpoller.sandbox.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.sandbox.SandboxClients;
import io.github.callbackpoller.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SQS documents as its limits, just inside and just outside. */
class QueueLimitsTest {
    private static final int MEBIBYTE = 1 << 20;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Sandbox sandbox;
    private static String url;
    private static String handle;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults());
        try (var sqs = new SandboxClients(sandbox).sqs()) {
            url = sqs.createQueue(create -> create.queueName("limits")).queueUrl();
            sqs.sendMessage(send -> send.queueUrl(url).messageBody("text"));
            handle =
                    sqs.receiveMessage(receive -> receive.queueUrl(url).visibilityTimeout(600))
                            .messages()
                            .get(0)
                            .receiptHandle();
        }
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    SendMessage | 'MessageBody':'a','DelaySeconds':# | 900 | 901 | InvalidParameterValue
                    SendMessageBatch | 'Entries':[{'Id':'#','MessageBody':'a'}] | a_B-9 | a b | AWS.SimpleQueueService.InvalidBatchEntryId
                    SendMessageBatch | 'Entries':[#] | {'Id':'1','MessageBody':'a'} | | AWS.SimpleQueueService.EmptyBatchRequest
                    DeleteMessageBatch | 'Entries':[#] | {'Id':'1','ReceiptHandle':'a'} | | AWS.SimpleQueueService.EmptyBatchRequest
                    ReceiveMessage | 'MaxNumberOfMessages':# | 10 | 11 | InvalidAttributeValue
                    ReceiveMessage | 'MaxNumberOfMessages':# | 1 | 0 | InvalidAttributeValue
                    ReceiveMessage | 'WaitTimeSeconds':# | 0 | 21 | InvalidAttributeValue
                    ReceiveMessage | 'VisibilityTimeout':# | 43200 | 43201 | InvalidParameterValue
                    ChangeMessageVisibility | 'ReceiptHandle':'HANDLE','VisibilityTimeout':# | 43200 | 43201 | InvalidParameterValue
                    ChangeMessageVisibilityBatch | 'Entries':[{'Id':'1','ReceiptHandle':'HANDLE','VisibilityTimeout':#}] | 43200 | 43201 | InvalidParameterValue
                    SetQueueAttributes | 'Attributes':{'VisibilityTimeout':'#'} | 43200 | 43201 | InvalidAttributeValue
                    SetQueueAttributes | 'Attributes':{'DelaySeconds':'#'} | 900 | 901 | InvalidAttributeValue
                    SetQueueAttributes | 'Attributes':{'MessageRetentionPeriod':'#'} | 1209600 | 1209601 | InvalidAttributeValue
                    SetQueueAttributes | 'Attributes':{'MessageRetentionPeriod':'#'} | 60 | 59 | InvalidAttributeValue
                    SetQueueAttributes | 'Attributes':{'MaximumMessageSize':'#'} | 1048576 | 1048577 | InvalidAttributeValue
                    """)
    void call_justInsideAndJustOutside_isTakenAndRefused(
            String operation, String members, String inside, String outside, String code)
            throws Exception {
        assertTaken(operation, members, inside);
        assertRefused(operation, members, outside == null ? "" : outside, code);
    }

    @Test
    void sendMessage_ofOneMebibyteAndOneByteMore_isTakenAndRefused() throws Exception {
        assertTaken("SendMessage", "'MessageBody':'#'", "a".repeat(MEBIBYTE));
        assertRefused(
                "SendMessage",
                "'MessageBody':'#'",
                "a".repeat(MEBIBYTE + 1),
                "InvalidParameterValue");
    }

    @Test
    void sendMessage_ofFewerLettersThanBytes_isMeasuredInBytes() throws Exception {
        assertTaken("SendMessage", "'MessageBody':'#'", "é".repeat(MEBIBYTE / 2));
        assertRefused(
                "SendMessage",
                "'MessageBody':'#'",
                "é".repeat(MEBIBYTE / 2) + "a",
                "InvalidParameterValue");
    }

    @Test
    void sendMessageBatch_ofOneMebibyteInAll_isTakenAndMoreIsRefused() throws Exception {
        var half = "a".repeat(MEBIBYTE / 2);
        var two =
                "'Entries':[{'Id':'1','MessageBody':'%s'},{'Id':'2','MessageBody':'#'}]"
                        .formatted(half);
        assertTaken("SendMessageBatch", two, half);
        assertRefused(
                "SendMessageBatch", two, half + "a", "AWS.SimpleQueueService.BatchRequestTooLong");
    }

    @Test
    void sendMessageBatch_ofTenAndEleven_isTakenAndRefused() throws Exception {
        assertTaken("SendMessageBatch", "'Entries':[#]", entries(10));
        assertRefused(
                "SendMessageBatch",
                "'Entries':[#]",
                entries(11),
                "AWS.SimpleQueueService.TooManyEntriesInBatchRequest");
    }

    private static String entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "{'Id':'" + number + "','MessageBody':'a'}")
                .collect(Collectors.joining(","));
    }

    private static void assertTaken(String operation, String members, String value)
            throws Exception {
        var taken = call(operation, members, value);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    }

    private static void assertRefused(String operation, String members, String value, String code)
            throws Exception {
        var refused = call(operation, members, value);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("x-amzn-query-error")).contains(code + ";Sender");
        assertThat(new ObjectMapper().readTree(refused.body()).path("__type").asText())
                .isNotEmpty();
    }

    private static HttpResponse<String> call(String operation, String members, String value)
            throws IOException, InterruptedException {
        var filled = members.replace("#", value).replace("HANDLE", handle).replace('\'', '"');
        var request =
                HttpRequest.newBuilder(sandbox.sqsEndpoint())
                        .header("X-Amz-Target", "AmazonSQS." + operation)
                        .header("Content-Type", "application/x-amz-json-1.0")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"QueueUrl\":\"" + url + "\"," + filled + "}", UTF_8))
                        .build();
        return HTTP.send(request, BodyHandlers.ofString(UTF_8));
    }
}
