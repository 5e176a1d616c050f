package io.github.callbackpoller.job;

import org.jspecify.annotations.Nullable;

/**
 * The name under which one callback step's job is started and found again: 64 lower-case
 * hexadecimal digits. It is derived from a secret but is none itself, so it may be logged and
 * passed to services; {@link #shortForm()} is what log lines show.
 *
 * @param value the digits
 */
public record JobKey(String value) {
    private static final int LENGTH = 64;
    private static final int SHORT = 12;

    /**
     * @throws IllegalArgumentException if the value is not 64 hexadecimal digits
     */
    public JobKey {
        if (!isKey(value)) {
            throw new IllegalArgumentException("A job key is 64 hexadecimal digits");
        }
    }

    /** As generated, but ready at once: what is generated costs a cold start some 10 ms. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JobKey key && value.equals(key.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Whether a text is a key. */
    public static boolean isKey(String text) {
        boolean key = text.length() == LENGTH;
        for (int at = 0; key && at < LENGTH; at++) {
            char digit = text.charAt(at);
            key = (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
        }
        return key;
    }

    /** The first twelve digits: enough to tell steps apart, short enough to read. */
    public String shortForm() {
        return value.substring(0, SHORT);
    }

    /**
     * A number in [0, 1) that is always the same for one key and spread evenly over keys: steps
     * that begin together use it to drift apart.
     */
    public double spread() {
        return Long.parseLong(value.substring(0, SHORT), 16) / (double) (1L << (4 * SHORT));
    }
}
