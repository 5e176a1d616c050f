package io.github.callbackpoller.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.message.CallbackMessage;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.message.Decoded;
import io.github.callbackpoller.message.MessageCodec;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.Rank;
import io.github.callbackpoller.message.Tally;
import io.github.callbackpoller.message.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What {@link MessageCodec#decode} promises for any body. Reasons come from a closed list, so none
 * of them can repeat a token.
 */
final class BodyPromise {
    private static final String PLACE = " at line [0-9]+, column [0-9]+";
    private static final Pattern REASON =
            Pattern.compile(
                    "not a JSON object"
                            + "|(not valid JSON|more than one JSON value|JSON too deep or too long)"
                            + PLACE
                            + "|the message is larger than 262144 bytes"
                            + "|field '[a-zA-Z]+' must be (ten letters or digits|an object|a text"
                            + "|a number|a whole number|a count|an array|an object of texts"
                            + "|true or false|a time from 1970 to 9999 in milliseconds|64 hexadecimal digits|the ARN of a pipeline execution)");
    private static final String FIELD = "field '[a-zA-Z]+'";
    private static final Pattern WHAT =
            Pattern.compile("message version -?[0-9]{1,19}|phase of a later host");

    /** The most that SQS takes in one message. */
    private static final int QUEUE_TAKES = 1 << 20;

    private static final Duration LONGEST_DEADLINE = Duration.ofDays(28);

    private BodyPromise() {}

    static Decoded kept(String body) {
        var decoded = Budget.spend(body, MessageCodec::decode);
        decoded.match(
                callback -> {
                    hides(body, callback, callback.message().token().secret());
                    travels(callback.message());
                    return true;
                },
                own -> {
                    hides(body, own, own.message().step().token().secret());
                    comesBack(own.message());
                    goesOn(own.message());
                    return true;
                },
                foreign -> {
                    assertThat(foreign.what()).matches(WHAT);
                    hides(body, foreign, foreign.step().token().secret());
                    return true;
                },
                unreadable -> {
                    assertThat(unreadable.reason()).matches(REASON);
                    assertThat(unreadable.execution().value()).doesNotContainPattern("\\p{Cntrl}");
                    unreadable.token().ifPresent(token -> hides(body, unreadable, token.secret()));
                    return true;
                });
        return decoded;
    }

    /** The message as its own encoding tells it. */
    static void comesBack(PollerMessage message) {
        var body = MessageCodec.encode(message);

        assertThat(body.chars()).allMatch(c -> c >= ' ' && c <= '\u007F');
        assertThat(MessageCodec.decode(body)).isEqualTo(new Decoded.Own(message));
    }

    /** Whatever times it holds, a later deadline can be counted and written. */
    private static void goesOn(PollerMessage message) {
        var later = message.timing().deadline().plus(LONGEST_DEADLINE);
        var next = message.in(message.phase(), later).after(LONGEST_DEADLINE, later);

        assertThat(MessageCodec.encode(next)).isNotEmpty();
    }

    /** What came as one callback message fits into one message of our own. */
    private static void travels(CallbackMessage callback) {
        var step =
                new CallbackStep(
                        callback.token(), callback.execution(), new JobKey("0a".repeat(32)));
        var start =
                new PollerMessage(
                        step,
                        Rank.FIRST,
                        new Timing(Instant.EPOCH, Instant.EPOCH, false, Instant.EPOCH),
                        Tally.NONE,
                        new Phase.Start("job", callback.arguments()));

        comesBack(start);
        assertThat(MessageCodec.encode(start).length()).isLessThanOrEqualTo(QUEUE_TAKES);
    }

    /**
     * A body may hold the token a second time, as an argument; that is no secret of ours. Nor is
     * one that looks like a part of a field's name.
     */
    private static void hides(String body, Decoded decoded, String token) {
        if (body.indexOf(token) == body.lastIndexOf(token)) {
            assertThat(decoded.toString().replaceAll(FIELD, "")).doesNotContain(token);
        }
    }
}
