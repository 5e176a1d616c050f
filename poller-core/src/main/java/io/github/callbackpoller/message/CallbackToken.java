package io.github.callbackpoller.message;

/**
 * The secret with which anybody may answer a callback step: ten letters or digits (CallbackToken in
 * the SageMaker API). Its {@link #toString()} hides it; {@link #secret()} is for the wire alone.
 */
public final class CallbackToken {
    private static final int LENGTH = 10;

    private final String secret;

    private CallbackToken(String secret) {
        this.secret = secret;
    }

    /** Whether a text has the shape of a token. */
    public static boolean isToken(String text) {
        boolean token = text.length() == LENGTH;
        for (int at = 0; token && at < LENGTH; at++) {
            token = isLetterOrDigit(text.charAt(at));
        }
        return token;
    }

    private static boolean isLetterOrDigit(char one) {
        return (one >= 'a' && one <= 'z')
                || (one >= 'A' && one <= 'Z')
                || (one >= '0' && one <= '9');
    }

    /**
     * @throws IllegalArgumentException if the text is no token; the message doesn't repeat it
     */
    public static CallbackToken of(String text) {
        if (!isToken(text)) {
            throw new IllegalArgumentException("A callback token is ten letters or digits");
        }
        return new CallbackToken(text);
    }

    /** The token itself, to be sent and stored in messages, never logged. */
    public String secret() {
        return secret;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CallbackToken that && secret.equals(that.secret);
    }

    @Override
    public int hashCode() {
        return secret.hashCode();
    }

    @Override
    public String toString() {
        return "CallbackToken[hidden]";
    }
}
