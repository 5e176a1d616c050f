package io.github.callbackpoller.lambda.snapstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.callbackpoller.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.utils.IoUtils;

/** Answers a check without a network: the run runs, and the message is taken. */
public final class CannedAws implements SdkHttpClient {
    /** The run that is running. */
    static final String RUN = "jr_0";

    private static final String TARGET = "X-Amz-Target";

    /** A client that connects to nothing. */
    public CannedAws() {}

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return response(request);
            }

            @Override
            public void abort() {
                // Nothing is on its way.
            }
        };
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private static HttpExecuteResponse response(HttpExecuteRequest request) {
        var operation = request.httpRequest().firstMatchingHeader(TARGET).orElse("");
        var body = answer(operation.substring(operation.indexOf('.') + 1), body(request));
        var bytes = Json.write(body).getBytes(UTF_8);
        return HttpExecuteResponse.builder()
                .response(
                        SdkHttpResponse.builder()
                                .statusCode(200)
                                .putHeader("Content-Type", "application/x-amz-json-1.1")
                                .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                .build();
    }

    private static Map<String, Object> answer(String operation, String body) {
        return switch (operation) {
            case "GetJobRun" ->
                    Map.of(
                            "JobRun",
                            Map.of(
                                    "Id",
                                    RUN,
                                    "JobName",
                                    CannedCheck.JOB,
                                    "JobRunState",
                                    "RUNNING"));
            case "GetJob" -> Map.of("Job", Map.of("MaxRetries", 0));
            case "SendMessageBatch" -> taken(body);
            default -> Map.of();
        };
    }

    private static Map<String, Object> taken(String body) {
        var entries = (List<?>) Json.readObject(body).getOrDefault("Entries", List.of());
        var taken =
                entries.stream()
                        .map(entry -> (Map<?, ?>) entry)
                        .map(
                                entry ->
                                        Map.of(
                                                "Id",
                                                String.valueOf(entry.get("Id")),
                                                "MessageId",
                                                "0",
                                                "MD5OfMessageBody",
                                                md5(String.valueOf(entry.get("MessageBody")))))
                        .toList();
        return Map.of("Successful", taken);
    }

    private static String body(HttpExecuteRequest request) {
        try {
            var provider = request.contentStreamProvider();
            return provider.isPresent() ? IoUtils.toUtf8String(provider.get().newStream()) : "{}";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String md5(String text) {
        try {
            var digest = MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
