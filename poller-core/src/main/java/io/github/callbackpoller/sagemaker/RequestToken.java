package io.github.callbackpoller.sagemaker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.message.CallbackToken;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * The ClientRequestToken of an answer: a hash of the callback token, of when its step was first
 * seen, and of all that is sent. So the same answer counts once however often it is sent, and by
 * whichever host; and the answer to a step that is run again under the same token counts anew.
 */
final class RequestToken {
    private RequestToken() {}

    static String of(CallbackToken token, Instant firstSeen, JobOutcome outcome) {
        var sent =
                outcome.match(
                        succeeded -> "Success" + Json.write(succeeded.outputs()),
                        failed -> "Failure" + failed.reason());
        var text = token.secret() + "\n" + firstSeen.toEpochMilli() + "\n" + sent;
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
