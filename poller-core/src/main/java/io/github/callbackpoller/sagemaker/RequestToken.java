package io.github.callbackpoller.sagemaker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.message.CallbackToken;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The ClientRequestToken of an answer: a hash of the callback token and all that is sent, so that
 * the same answer counts once however often it is sent, and by whichever host.
 */
final class RequestToken {
    private RequestToken() {}

    static String of(CallbackToken token, JobOutcome outcome) {
        var sent =
                outcome.match(
                        succeeded -> "Success" + Json.write(succeeded.outputs()),
                        failed -> "Failure" + failed.reason());
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(sha256.digest((token.secret() + "\n" + sent).getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
