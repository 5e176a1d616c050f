package io.github.callbackpoller.json;

/**
 * Says where a text stops being JSON. The message never repeats the text, which may hold a token.
 */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JsonException(String message) {
        super(message);
    }
}
