package io.github.callbackpoller.json;

/**
 * A JSON number as it was written, so that {@code 1.10} stays {@code 1.10}.
 *
 * @param text the digits
 */
public record JsonNumber(String text) {

    /** A whole number. */
    public static JsonNumber of(long value) {
        return new JsonNumber(Long.toString(value));
    }

    @Override
    public String toString() {
        return text;
    }
}
