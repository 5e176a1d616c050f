package io.github.callbackpoller.sandbox.sagemaker;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The callback tokens that were issued, and by which execution. Thread-safe. */
final class Tokens {
    private static final int LENGTH = 10;

    private final Map<String, Execution> executions = new ConcurrentHashMap<>();

    String issue(Execution execution) {
        while (true) {
            var token = RandomText.of(RandomText.ALPHANUMERIC, LENGTH);
            if (executions.putIfAbsent(token, execution) == null) {
                return token;
            }
        }
    }

    Optional<Execution> issuer(String token) {
        return Optional.ofNullable(executions.get(token));
    }
}
