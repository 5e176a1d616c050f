package io.github.callbackpoller.sandbox.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Sends each message, a number, on to its own queue as the next lower number, down to 0. */
public final class ResendingHandler implements RequestStreamHandler {
    private static final Pattern BODY = Pattern.compile("\"body\":\"([0-9]+)\"");
    private final SqsClient sqs = SqsClient.create();
    private final String queue = System.getenv("QUEUE_URL");

    /** Reads its environment. */
    public ResendingHandler() {}

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        var bodies = BODY.matcher(new String(input.readAllBytes(), UTF_8));
        while (bodies.find()) {
            int left = Integer.parseInt(bodies.group(1));
            if (left > 0) {
                sqs.sendMessage(
                        send -> send.queueUrl(queue).messageBody(Integer.toString(left - 1)));
            }
        }
    }
}
