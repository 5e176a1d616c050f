package io.github.callbackpoller.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.callbackpoller.message.MessageCodec;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.Rank;
import io.github.callbackpoller.message.Tally;
import io.github.callbackpoller.message.Timing;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a message in phase STOP or ANSWER says, apart from its rank, when it is due and what was
 * counted: step, first seen, deadline and all that its phase holds, as a hash, for outputs may be
 * large.
 *
 * @param fingerprint 64 hexadecimal digits
 */
record Ending(String fingerprint) {

    static Ending of(PollerMessage message) {
        var timing = message.timing();
        var said =
                new PollerMessage(
                        message.step(),
                        Rank.FIRST,
                        new Timing(
                                timing.firstSeen(), timing.firstSeen(), false, timing.deadline()),
                        Tally.NONE,
                        message.phase());
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            var hash = sha256.digest(MessageCodec.encode(said).getBytes(UTF_8));
            return new Ending(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
