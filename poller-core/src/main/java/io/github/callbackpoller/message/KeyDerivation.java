package io.github.callbackpoller.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.callbackpoller.job.JobKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Derives a step's key from its execution and token. A token has only 60 bits and the key appears
 * where job arguments are logged, so the hash is iterated to make guessing dear; it costs some tens
 * of milliseconds, once per start.
 */
public final class KeyDerivation {

    /** How often the hash is applied. Changing it would orphan running jobs. */
    static final int ROUNDS = 1 << 16;

    private KeyDerivation() {}

    /** The step with its key: the same for the same execution and token, for ever. */
    public static CallbackStep derive(CallbackToken token, ExecutionArn execution) {
        var sha256 = sha256();
        var digest = (execution.value() + "\n" + token.secret()).getBytes(UTF_8);
        for (int round = 0; round < ROUNDS; round++) {
            digest = sha256.digest(digest);
        }
        return new CallbackStep(token, execution, new JobKey(HexFormat.of().formatHex(digest)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
