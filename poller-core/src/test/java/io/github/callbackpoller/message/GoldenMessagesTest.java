package io.github.callbackpoller.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.job.RunHistory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages outlive deployments: these files decode for ever. Never change one; add one. */
class GoldenMessagesTest {
    private static final CallbackStep STEP =
            new CallbackStep(
                    CallbackToken.of(Bodies.TOKEN),
                    new ExecutionArn(Bodies.ARN),
                    new JobKey("0123456789abcdef".repeat(4)));
    private static final Instant FIRST_SEEN = Instant.parse("2026-11-02T08:00:00.123Z");
    private static final Instant DUE = Instant.parse("2026-11-02T09:30:00.456Z");
    private static final Instant DEADLINE = Instant.parse("2026-11-03T08:00:00.789Z");
    private static final Timing TIMING = new Timing(FIRST_SEEN, DUE, false, DEADLINE);
    private static final JobHandle HANDLE = new JobHandle("glue", "nyc/taxi/jr_0123");
    private static final Job JOB =
            new Job("taxi-prep", "glue", Map.of("minutes", "${job.minutes}", "out", "s3://\u00FC"));

    static Stream<Arguments> goldens() {
        return Stream.of(
                Arguments.of("v1-start.json", start()),
                Arguments.of("v1-watch.json", watch()),
                Arguments.of("v1-watch-least.json", watchWithTheLeast()),
                Arguments.of("v1-stop.json", stop()),
                Arguments.of("v1-stop-no-handle.json", stopWithoutHandle()),
                Arguments.of("v1-answer-success.json", success()),
                Arguments.of("v1-answer-failure.json", failure()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goldens")
    void decode_releasedMessage_isWhatItAlwaysWas(String file, PollerMessage expected) {
        assertThat(Bodies.readOwn(Bodies.file(file))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goldens")
    void encode_messageOfThisVersion_isTheReleasedFile(String file, PollerMessage message) {
        assertThat(MessageCodec.encode(message)).isEqualTo(Bodies.file(file));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goldens")
    void encode_anyMessage_isSmallAndAscii(String file, PollerMessage message) {
        var body = MessageCodec.encode(message);

        assertThat(body.chars()).allMatch(c -> c >= 0x20 && c < 0x7F);
        assertThat(body.length()).as(file).isLessThan(1024);
    }

    @Test
    void decode_startOfTheArticlesStep_isTheCallbackMessage() {
        var message = Bodies.readCallback(Bodies.file("callback-start.json"));

        assertThat(message.token()).isEqualTo(CallbackToken.of(Bodies.TOKEN));
        assertThat(message.execution().value()).isEqualTo(Bodies.ARN);
        assertThat(message.arguments())
                .isEqualTo(
                        Map.of(
                                "input_location",
                                "s3://nyc-tlc/trip data/",
                                "output_location",
                                "s3://sagemaker-us-east-1/taxi/"));
        assertThat(message.stopping()).isFalse();
    }

    @Test
    void decode_publishedStopMessage_isAStop() {
        var message = Bodies.readCallback(Bodies.file("callback-stop.json"));

        assertThat(message.stopping()).isTrue();
        assertThat(message.arguments())
                .isEqualTo(
                        Map.of(
                                "number",
                                "5",
                                "stringArg",
                                "some-arg",
                                "inputData",
                                "s3://.../abalone-dataset.csv"));
    }

    @Test
    void decode_messageOfALaterVersion_isForeign() {
        var foreign = Bodies.readForeign(Bodies.file("v2-unknown.json"));

        assertThat(foreign.step()).isEqualTo(STEP);
        assertThat(foreign.firstSeen()).isEqualTo(DEADLINE);
        assertThat(foreign.deadline()).isEqualTo(DEADLINE);
        assertThat(foreign.what()).isEqualTo("message version 2");
    }

    private static PollerMessage start() {
        var arguments = new LinkedHashMap<String, String>();
        arguments.put("output_location", "s3://out/\u00FC\uD83D\uDE95");
        arguments.put("input_location", "s3://in/\"a\\b\"\n");
        return new PollerMessage(
                STEP,
                new Rank(0, 3),
                TIMING,
                new Tally(0, 3, 0, 3, 0),
                new Phase.Start("taxi-prep", arguments));
    }

    private static PollerMessage watch() {
        return new PollerMessage(
                STEP,
                new Rank(1_793_600_000_000L, 57),
                new Timing(FIRST_SEEN, DUE, true, DEADLINE),
                new Tally(42, 3, 2, 57, 1),
                new Phase.Watch(
                        JOB,
                        HANDLE,
                        Instant.parse("2026-11-02T08:00:05Z"),
                        true,
                        Instant.parse("2026-11-02T09:15:00Z"),
                        new RunHistory(List.of(305, 0, 604_800))));
    }

    private static PollerMessage watchWithTheLeast() {
        return new PollerMessage(
                STEP,
                new Rank(0, 1),
                TIMING,
                Tally.NONE,
                new Phase.Watch(
                        new Job("taxi-prep", "glue", Map.of()),
                        HANDLE,
                        Instant.parse("2026-11-02T08:00:05Z"),
                        false,
                        Instant.EPOCH,
                        RunHistory.none()));
    }

    private static PollerMessage stop() {
        return new PollerMessage(
                STEP,
                new Rank(0, 4),
                TIMING,
                new Tally(1, 1, 0, 4, 0),
                new Phase.Stop(
                        JOB,
                        Optional.of(HANDLE),
                        Instant.parse("2026-11-02T09:20:00Z"),
                        StopCause.DEADLINE));
    }

    private static PollerMessage stopWithoutHandle() {
        return new PollerMessage(
                STEP,
                Rank.FIRST,
                TIMING,
                Tally.NONE,
                new Phase.Stop(
                        JOB,
                        Optional.empty(),
                        Instant.parse("2026-11-02T09:20:00Z"),
                        StopCause.PIPELINE));
    }

    private static PollerMessage success() {
        return new PollerMessage(
                STEP,
                new Rank(0, 9),
                TIMING,
                new Tally(8, 0, 0, 9, 0),
                new Phase.Answer(
                        new JobOutcome.Succeeded(
                                Map.of("s3_data_out", "s3://out", "minutes", "1.50"))));
    }

    private static PollerMessage failure() {
        return new PollerMessage(
                STEP,
                new Rank(0, 9),
                TIMING,
                new Tally(8, 0, 0, 9, 0),
                new Phase.Answer(new JobOutcome.Failed("FAILED: out of memory (run jr_0123)")));
    }
}
