package io.github.callbackpoller.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MalformedBodiesTest {
    private static final String WATCH = Bodies.file("v1-watch.json");
    private static final List<String> FILES =
            List.of(
                    "v1-start.json",
                    "v1-watch.json",
                    "v1-stop.json",
                    "v1-answer-success.json",
                    "v1-answer-failure.json",
                    "callback-start.json",
                    "callback-stop.json");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "7",
                "\"text\"",
                "{",
                "}",
                "{}",
                "not json",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "\uFEFF{\"a\":1}",
                "{} {}",
                "{\"a\":1} x",
                "\u0000",
                "\uD83D",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"v\":1}",
                "{\"v\":{}}",
                "// {}"
            })
    void decode_noMessageAtAll_isUnreadableWithoutAToken(String body) {
        var unreadable = Bodies.readUnreadable(body);

        assertThat(unreadable.token()).isEmpty();
        assertThat(unreadable.execution()).isEqualTo(ExecutionArn.UNKNOWN);
        assertThat(unreadable.reason()).isNotBlank();
    }

    @Test
    void decode_callbackCutOff_keepsTokenAndExecution() {
        var body = Bodies.callback("{\"input_location\":\"s3://secret-bucket/");

        var unreadable = Bodies.readUnreadable(body);

        assertThat(unreadable.token()).contains(CallbackToken.of(Bodies.TOKEN));
        assertThat(unreadable.execution().value()).isEqualTo(Bodies.ARN);
        assertThat(unreadable.reason())
                .startsWith("not valid JSON at line 1, column ")
                .doesNotContain("secret-bucket", Bodies.TOKEN);
    }

    @Test
    void decode_ownMessageCutOff_keepsTokenAndExecution() {
        var unreadable = Bodies.readUnreadable(WATCH.substring(0, WATCH.length() - 1));

        assertThat(unreadable.token()).contains(CallbackToken.of(Bodies.TOKEN));
        assertThat(unreadable.execution().value()).isEqualTo(Bodies.ARN);
    }

    @Test
    void decode_nameThatStandsTwice_isUnreadableWithTheFirstToken() {
        var body = Bodies.callback("{},\"token\":\"AAAAAAAAAA\"");

        var unreadable = Bodies.readUnreadable(body);

        assertThat(unreadable.token()).contains(CallbackToken.of(Bodies.TOKEN));
        assertThat(unreadable.reason()).doesNotContain("AAAAAAAAAA", Bodies.TOKEN);
    }

    @ParameterizedTest
    @CsvSource({"62, true", "63, false", "100, false", "100000, false"})
    void decode_nestedArguments_areTakenToSixtyFourLevels(int levels, boolean readable) {
        var nested = "{\"a\":" + "[".repeat(levels) + "]".repeat(levels) + "}";

        var decoded = MessageCodec.decode(Bodies.callback(nested));

        assertThat(decoded instanceof Decoded.Callback).isEqualTo(readable);
        if (!readable) {
            var unreadable = (Decoded.Unreadable) decoded;
            assertThat(unreadable.token()).contains(CallbackToken.of(Bodies.TOKEN));
            assertThat(unreadable.reason()).startsWith("JSON too deep or too long");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"26vcYbeWsZ\"', 7, token",
        "'\"26vcYbeWsZ\"', null, token",
        "'\"26vcYbeWsZ\"', '\"short\"', token",
        "'\"26vcYbeWsZ\"', '\"26vcYbeWs-\"', token",
        "'\"26vcYbeWsZ\"', '\"26vcYbeWsZ1\"', token",
        "'{\"a\":1}', '[1]', arguments",
        "'{\"a\":1}', null, arguments",
        "'{\"a\":1}', '\"a\"', arguments",
        "/execution/7pinimwddh3a, '', pipelineExecutionArn",
        "arn:aws:sagemaker, arn:aws:glue, pipelineExecutionArn"
    })
    void decode_callbackFieldOfAWrongKind_isNamedAndNotRepeated(
            String right, String wrong, String field) {
        var body = Bodies.callback("{\"a\":1}").replace(right, wrong);

        var unreadable = Bodies.readUnreadable(body);

        assertThat(unreadable.reason()).startsWith("field '" + field + "' must be ");
        assertThat(unreadable.reason()).doesNotContain(Bodies.TOKEN, "short", "26vcYbeWs");
        assertThat(unreadable.token().isPresent()).isEqualTo(!field.equals("token"));
    }

    static Stream<String> wrongOwnFields() {
        var fields = new ArrayList<String>();
        for (var name :
                List.of(
                        "execution",
                        "key",
                        "chain",
                        "step",
                        "due",
                        "deadline",
                        "firstSeen",
                        "checks",
                        "misses",
                        "refusals",
                        "hops",
                        "rescues",
                        "phase",
                        "job",
                        "type",
                        "outputs",
                        "handle",
                        "started",
                        "waiting",
                        "durations")) {
            fields.add(name);
        }
        return fields.stream();
    }

    @ParameterizedTest
    @MethodSource("wrongOwnFields")
    void decode_ownFieldOfAWrongKind_isNamedAndTheTokenKept(String field) {
        var body =
                WATCH.replaceFirst("(\"" + field + "\":)", "$1true,\"was-$1")
                        .replace("was-\"", "was-");

        var unreadable = Bodies.readUnreadable(body);

        assertThat(unreadable.reason()).startsWith("field '" + field + "' must be ");
        assertThat(unreadable.token()).contains(CallbackToken.of(Bodies.TOKEN));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"step\":57', '\"step\":-1', step",
        "'\"step\":57', '\"step\":4294967296', step",
        "'\"step\":57', '\"step\":5.7', step",
        "'\"checks\":42', '\"checks\":1e2', checks",
        "'\"chain\":1793600000000', '\"chain\":99999999999999999999', chain",
        "'[305', '[-305', durations",
        "'[305', '[\"305\"', durations",
        "'\"v\":1', '\"v\":\"1\"', v",
        "'\"v\":1', '\"v\":1.5', v"
    })
    void decode_numberThatCannotBe_isNamed(String right, String wrong, String field) {
        var unreadable = Bodies.readUnreadable(WATCH.replace(right, wrong));

        assertThat(unreadable.reason()).startsWith("field '" + field + "' must be ");
        assertThat(unreadable.token()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"due", "deadline", "firstSeen", "started", "waiting"})
    void decode_timeFromWhichNoDeadlineCouldBeCounted_isNamed(String field) {
        for (long millis : new long[] {-1, 253_402_300_800_000L, Long.MAX_VALUE, Long.MIN_VALUE}) {
            var body =
                    WATCH.replaceFirst("\"" + field + "\":[0-9]+", "\"" + field + "\":" + millis);

            assertThat(Bodies.readUnreadable(body).reason())
                    .isEqualTo(
                            "field '"
                                    + field
                                    + "' must be a time from 1970 to 9999 in milliseconds");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 253_402_300_799_999L})
    void decode_firstAndLastTime_areTaken(long millis) {
        var body = WATCH.replaceFirst("\"due\":[0-9]+", "\"due\":" + millis);

        assertThat(Bodies.readOwn(body).timing().due()).isEqualTo(Instant.ofEpochMilli(millis));
    }

    @Test
    void decode_flagThatIsWrittenAsFalse_isFalse() {
        var body = WATCH.replace("\"hop\":true", "\"hop\":false");

        assertThat(Bodies.readOwn(body).timing().hop()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"hop, null", "hop, 1", "settled, '\"true\"'", "settled, []"})
    void decode_flagThatIsNone_isNamed(String field, String wrong) {
        var body =
                WATCH.replaceFirst("\"(hop|settled)\":true,", "")
                        .replaceFirst("\"(hop|settled)\":true,", "")
                        .replace("\"phase\"", "\"" + field + "\":" + wrong + ",\"phase\"");

        assertThat(Bodies.readUnreadable(body).reason())
                .isEqualTo("field '" + field + "' must be true or false");
    }

    @Test
    void decode_executionThatIsNone_isNamed() {
        var body = WATCH.replace("arn:aws:sagemaker", "arn:aws:glue");

        assertThat(Bodies.readUnreadable(body).reason())
                .isEqualTo("field 'execution' must be the ARN of a pipeline execution");
    }

    @Test
    void decode_executionThatWasNeverKnown_isUnknown() {
        var body = WATCH.replace(Bodies.ARN, "");

        assertThat(Bodies.readOwn(body).step().execution()).isEqualTo(ExecutionArn.UNKNOWN);
    }

    @Test
    void decode_countsAtTheirBorders_areTaken() {
        var body =
                WATCH.replace("\"checks\":42", "\"checks\":2147483647")
                        .replace("\"misses\":3", "\"misses\":0");

        assertThat(Bodies.readOwn(body).tally().checksDone()).isEqualTo(Integer.MAX_VALUE);
        assertThat(Bodies.readOwn(body).tally().misses()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0123", "GGGG", "ABCD"})
    void decode_keyThatIsNone_isNamed(String beginning) {
        var body = WATCH.replace("\"key\":\"0123", "\"key\":\"" + beginning + "x");

        assertThat(Bodies.readUnreadable(body).reason())
                .isEqualTo("field 'key' must be 64 hexadecimal digits");
    }

    @Test
    void decode_anyFileCutAnywhere_neverThrowsAndNeverRepeatsTheToken() {
        for (var name : FILES) {
            var body = Bodies.file(name);
            for (int length = 0; length < body.length(); length++) {
                var unreadable = Bodies.readUnreadable(body.substring(0, length));

                assertThat(unreadable.reason()).doesNotContain("26vc", "s3://");
                assertThat(unreadable.toString()).doesNotContain(Bodies.TOKEN);
            }
        }
    }

    @Test
    void decode_filesWithRandomDamage_neverThrowAndNeverRepeatTheToken() {
        var random = new Random(20261102);
        var pieces =
                List.of("\"", "{", "}", "[", "]", ",", ":", "null", "-1", "\\", "\u0000", "9e9");
        for (int round = 0; round < 4_000; round++) {
            var body = new StringBuilder(Bodies.file(FILES.get(random.nextInt(FILES.size()))));
            for (int wounds = random.nextInt(4); wounds >= 0; wounds--) {
                int at = random.nextInt(body.length());
                int to = Math.min(body.length(), at + random.nextInt(5));
                body.replace(at, to, pieces.get(random.nextInt(pieces.size())));
            }

            assertThatCode(() -> assertThat(reason(body.toString())).doesNotContain(Bodies.TOKEN))
                    .as(body.toString())
                    .doesNotThrowAnyException();
        }
    }

    private static String reason(String body) {
        return MessageCodec.decode(body)
                .match(
                        callback -> "",
                        own -> "",
                        foreign -> foreign.what(),
                        unreadable -> unreadable.reason());
    }
}
