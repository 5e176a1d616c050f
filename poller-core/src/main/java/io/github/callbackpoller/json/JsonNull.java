package io.github.callbackpoller.json;

/** JSON's {@code null}. */
public enum JsonNull {
    /** The one there is. */
    NULL;

    @Override
    public String toString() {
        return "null";
    }
}
