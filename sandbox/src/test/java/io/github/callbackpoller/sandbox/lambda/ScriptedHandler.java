package io.github.callbackpoller.sandbox.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A function that does what the bodies of its messages say; it needs nothing but Lambda's core. */
public final class ScriptedHandler implements RequestStreamHandler {
    private static final Pattern BODY =
            Pattern.compile("\"messageId\":\"([^\"]*)\".*?\"body\":\"([^\"]*)\"");
    private static final long FOR_EVER = 600_000;
    private int invocations;

    /** Says what it sees, or fails to begin. */
    public ScriptedHandler() {
        System.out.println("variables=" + System.getenv().keySet().stream().sorted().toList());
        if ("init".equals(System.getenv("FAILS_AT"))) {
            throw new IllegalStateException("no begin");
        }
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
            throws IOException {
        var event = new String(input.readAllBytes(), UTF_8);
        System.out.println("event=" + event);
        System.out.println("invocation=" + ++invocations + " of " + context.getAwsRequestId());
        System.out.println("trace=" + System.getProperty("com.amazonaws.xray.traceHeader"));
        System.out.println("remaining=" + context.getRemainingTimeInMillis());
        var failed = new ArrayList<String>();
        var messages = BODY.matcher(event);
        while (messages.find()) {
            if (messages.group(2).startsWith("fail")) {
                failed.add(messages.group(1));
            }
            obey(messages.group(2));
        }
        output.write(response(event, failed).getBytes(UTF_8));
    }

    private static void obey(String body) {
        switch (body) {
            case "throw" -> throw new IllegalStateException("told to throw");
            case "exit" -> System.exit(3);
            case "sleep" -> {
                try {
                    Thread.sleep(FOR_EVER);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            default -> {}
        }
    }

    private static String response(String event, ArrayList<String> failed) {
        if (event.contains("\"body\":\"nonsense\"")) {
            return "{\"batchItemFailures\":[{\"itemIdentifier\":\"nobody\"}]}";
        }
        return failed.stream()
                .map("{\"itemIdentifier\":\"%s\"}"::formatted)
                .collect(Collectors.joining(",", "{\"batchItemFailures\":[", "]}"));
    }
}
