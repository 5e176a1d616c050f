package io.github.callbackpoller.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Bodies kept as files, and bodies to be read in tests. */
final class Bodies {
    static final String TOKEN = "26vcYbeWsZ";
    static final String ARN =
            "arn:aws:sagemaker:us-east-2:012345678901:pipeline/callback-pipeline"
                    + "/execution/7pinimwddh3a";

    private Bodies() {}

    static String file(String name) {
        try (var stream = Bodies.class.getResourceAsStream("/messages/" + name)) {
            return new String(stream.readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String callback(String arguments) {
        return "{\"token\":\""
                + TOKEN
                + "\",\"pipelineExecutionArn\":\""
                + ARN
                + "\",\"arguments\":"
                + arguments
                + "}";
    }

    static CallbackMessage readCallback(String body) {
        return MessageCodec.decode(body)
                .match(
                        Decoded.Callback::message,
                        own -> {
                            throw new AssertionError(own);
                        },
                        foreign -> {
                            throw new AssertionError(foreign);
                        },
                        unreadable -> {
                            throw new AssertionError(unreadable);
                        });
    }

    static PollerMessage readOwn(String body) {
        return MessageCodec.decode(body)
                .match(
                        callback -> {
                            throw new AssertionError(callback);
                        },
                        Decoded.Own::message,
                        foreign -> {
                            throw new AssertionError(foreign);
                        },
                        unreadable -> {
                            throw new AssertionError(unreadable);
                        });
    }

    static Decoded.Foreign readForeign(String body) {
        return (Decoded.Foreign) MessageCodec.decode(body);
    }

    static Decoded.Unreadable readUnreadable(String body) {
        return (Decoded.Unreadable) MessageCodec.decode(body);
    }
}
