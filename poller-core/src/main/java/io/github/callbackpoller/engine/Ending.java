package io.github.callbackpoller.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.callbackpoller.message.MessageCodec;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.Rank;
import io.github.callbackpoller.message.Tally;
import io.github.callbackpoller.message.Timing;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * What a message in phase STOP or ANSWER says: its step, when that was first seen, and what is
 * answered, or which run is stopped and why. Not how far it has come: its rank, since when it
 * stops, when it is due, its deadline and what was counted. As a hash, for outputs may be large.
 *
 * @param fingerprint 64 hexadecimal digits
 */
record Ending(String fingerprint) {

    static Ending of(PollerMessage message) {
        var firstSeen = message.timing().firstSeen();
        var said =
                new PollerMessage(
                        message.step(),
                        Rank.FIRST,
                        new Timing(firstSeen, firstSeen, false, firstSeen),
                        Tally.NONE,
                        timeless(message.phase()));
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            var hash = sha256.digest(MessageCodec.encode(said).getBytes(UTF_8));
            return new Ending(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static Phase timeless(Phase phase) {
        return phase.match(
                start -> start,
                watch -> watch,
                stop -> new Phase.Stop(stop.job(), stop.handle(), Instant.EPOCH, stop.cause()),
                answer -> answer);
    }
}
