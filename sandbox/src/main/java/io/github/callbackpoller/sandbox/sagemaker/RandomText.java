package io.github.callbackpoller.sandbox.sagemaker;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Text that can't be guessed. */
final class RandomText {
    static final String LOWER_CASE = "abcdefghijklmnopqrstuvwxyz0123456789";
    static final String ALPHANUMERIC = LOWER_CASE + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomText() {}

    static String of(String alphabet, int length) {
        return RANDOM.ints(length, 0, alphabet.length())
                .mapToObj(index -> alphabet.substring(index, index + 1))
                .collect(Collectors.joining());
    }
}
