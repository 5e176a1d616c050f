package io.github.callbackpoller.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.job.JobOutcome;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCodecTest {

    @ParameterizedTest
    @CsvSource({
        "status, Stopping, true", "Status, Stopping, true", "STATUS, STOPPING, true",
        "status, stopping, true", "status, Executing, false", "status, Stopped, false",
        "status, '', false", "state, Stopping, false"
    })
    void decode_status_isReadInAnyCase(String name, String value, boolean stopping) {
        var body = Bodies.callback("{},\"" + name + "\":\"" + value + "\"");

        assertThat(Bodies.readCallback(body).stopping()).isEqualTo(stopping);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "{}", "[\"Stopping\"]", "true"})
    void decode_statusOfAnotherType_isAStart(String status) {
        var body = Bodies.callback("{},\"status\":" + status);

        assertThat(Bodies.readCallback(body).stopping()).isFalse();
    }

    @Test
    void decode_fieldNamesInAnyCase_areRead() {
        var body =
                "{\"Token\":\""
                        + Bodies.TOKEN
                        + "\",\"PipelineExecutionArn\":\""
                        + Bodies.ARN
                        + "\",\"Arguments\":{\"a\":\"b\"},\"Status\":\"Stopping\"}";

        var message = Bodies.readCallback(body);

        assertThat(message.arguments()).isEqualTo(Map.of("a", "b"));
        assertThat(message.stopping()).isTrue();
    }

    @Test
    void decode_noArguments_areNone() {
        var body =
                "{\"token\":\""
                        + Bodies.TOKEN
                        + "\",\"pipelineExecutionArn\":\""
                        + Bodies.ARN
                        + "\"}";

        assertThat(Bodies.readCallback(body).arguments()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    5                     | 5
                    1.10                  | 1.10
                    -0.0                  | -0.0
                    1e3                   | 1e3
                    12345678901234567890  | 12345678901234567890
                    true                  | true
                    false                 | false
                    null                  | null
                    "text"                | text
                    "5"                   | 5
                    {"b":[1,{"a":null}]}  | {"b":[1,{"a":null}]}
                    [ 1.50 , "x" ]        | [1.50,"x"]
                    {}                    | {}
                    """)
    void decode_argument_isKeptAsWritten(String written, String text) {
        var message = Bodies.readCallback(Bodies.callback("{\"a\":" + written + "}"));

        assertThat(message.arguments()).isEqualTo(Map.of("a", text));
    }

    @Test
    void decode_arguments_keepTheirOrder() {
        var message = Bodies.readCallback(Bodies.callback("{\"z\":1,\"a\":2,\"m\":3}"));

        assertThat(message.arguments().keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void decode_furtherFields_areIgnored() {
        var callback = Bodies.callback("{},\"stepName\":\"Wait\",\"new\":[1,2]");
        var own = Bodies.file("v1-watch.json").replace("\"phase\"", "\"later\":{},\"phase\"");

        assertThat(Bodies.readCallback(callback).stopping()).isFalse();
        assertThat(Bodies.readOwn(own)).isEqualTo(Bodies.readOwn(Bodies.file("v1-watch.json")));
    }

    @Test
    void decode_phaseOfALaterHost_isForeign() {
        var body = Bodies.file("v1-start.json").replace("\"START\"", "\"PONDER\"");

        var foreign = Bodies.readForeign(body);

        assertThat(foreign.what()).isEqualTo("phase of a later host");
        assertThat(foreign.step().token().secret()).isEqualTo(Bodies.TOKEN);
    }

    @Test
    void decode_stopCauseOfALaterHost_isForeign() {
        var body = Bodies.file("v1-stop.json").replace("\"DEADLINE\"", "\"BUDGET\"");

        assertThat(Bodies.readForeign(body).what()).isEqualTo("phase of a later host");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2, 3, 99, -1, Long.MAX_VALUE})
    void decode_anyOtherVersion_isForeign(long version) {
        var body = Bodies.file("v1-watch.json").replace("\"v\":1,", "\"v\":" + version + ",");

        var foreign = Bodies.readForeign(body);

        assertThat(foreign.what()).isEqualTo("message version " + version);
        assertThat(foreign.due())
                .isEqualTo(Bodies.readOwn(Bodies.file("v1-watch.json")).timing().due());
        assertThat(foreign.firstSeen())
                .isEqualTo(Bodies.readOwn(Bodies.file("v1-watch.json")).timing().firstSeen());
    }

    @Test
    void decode_loneSurrogates_surviveTheRoundTrip() {
        var message = Bodies.readCallback(Bodies.callback("{\"a\":\"\\uD83D\"}"));
        var start = start(message.arguments());

        var again = Bodies.readOwn(MessageCodec.encode(start));

        assertThat(again).isEqualTo(start);
        assertThat(MessageCodec.encode(start).chars()).allMatch(c -> c < 0x7F);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D", "\\uD83D", "\uDE95", "\uDE95\uD83D", "a\uD83Db"})
    void decode_nameThatCouldNotBeReadAgain_isRefusedAtOnce(String name) {
        var body = Bodies.callback("{\"" + name + "\":\"b\"}");

        assertThat(Bodies.readUnreadable(body).reason()).startsWith("not valid JSON at line 1");
    }

    @Test
    void decode_nameOfWholeCharacters_survivesTheRoundTrip() {
        var message = Bodies.readCallback(Bodies.callback("{\"\uD83D\uDE95\":\"b\"}"));
        var start = start(message.arguments());

        assertThat(Bodies.readOwn(MessageCodec.encode(start))).isEqualTo(start);
    }

    @Test
    void decode_everyCharacter_survivesTheRoundTrip() {
        var all = new StringBuilder();
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            if (!Character.isSurrogate(c)) {
                all.append(c);
            }
        }
        var halves = new LinkedHashMap<String, String>();
        halves.put("first", all.substring(0, 30_000));
        halves.put("second \uD83D\uDE95 \"\\", all.substring(30_000, 60_000).replace('x', '"'));

        for (var half : halves.entrySet()) {
            var start = start(Map.of(half.getKey(), half.getValue()));
            assertThat(Bodies.readOwn(MessageCodec.encode(start))).isEqualTo(start);
        }
    }

    @ParameterizedTest
    @CsvSource({"a, -1, true", "a, 0, true", "a, 1, false", "\u00FC, 0, true", "\u00FC, 1, false"})
    void decode_bodyAtTheBorder_countsBytes(String filler, int over, boolean readable) {
        int room = MessageCodec.LARGEST + over - Bodies.callback("{\"a\":\"\"}").length();
        int wide = filler.getBytes(UTF_8).length;
        var text = "x".repeat(room % wide) + filler.repeat(room / wide);

        var decoded = MessageCodec.decode(Bodies.callback("{\"a\":\"" + text + "\"}"));

        assertThat(decoded instanceof Decoded.Callback).isEqualTo(readable);
        if (!readable) {
            var unreadable = (Decoded.Unreadable) decoded;
            assertThat(unreadable.reason()).isEqualTo("the message is larger than 262144 bytes");
            assertThat(unreadable.token()).contains(CallbackToken.of(Bodies.TOKEN));
        }
    }

    @Test
    void encode_largestOutputsThatSageMakerTakes_canBeReadAgain() {
        var outputs = new LinkedHashMap<String, String>();
        for (int number = 0; number < 50; number++) {
            outputs.put("output-" + number, "\u00FC".repeat(1024));
        }
        var answer =
                Bodies.readOwn(Bodies.file("v1-answer-success.json"))
                        .with(new Phase.Answer(new JobOutcome.Succeeded(outputs)));

        var decoded = MessageCodec.decode(MessageCodec.encode(answer));

        assertThat(decoded).isEqualTo(new Decoded.Own(answer));
    }

    private static PollerMessage start(Map<String, String> arguments) {
        return Bodies.readOwn(Bodies.file("v1-start.json"))
                .with(new Phase.Start("taxi-prep", arguments));
    }
}
