package io.github.callbackpoller.lambda.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.decision.Happening;
import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.lambda.settings.MetricsSettings;
import io.github.callbackpoller.port.EventSubject;
import io.github.callbackpoller.port.PollerEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeterTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1000));
    private static final MetricsSettings SETTINGS =
            new MetricsSettings(true, "CallbackPoller", Map.of("FunctionName", "check"), "WARN");

    private final List<String> lines = new ArrayList<>();
    private final Meter meter = new Meter(SETTINGS, CLOCK, lines::add);

    @Test
    void write_oneLineInTheEmbeddedMetricFormat() {
        meter.count(FunctionMetric.CHECKS, 3);
        meter.count(FunctionMetric.CHECKS, 2);
        meter.detected(Duration.ofMillis(1500));

        meter.write();

        assertThat(lines).hasSize(1);
        assertThat(Json.readObject(lines.get(0)))
                .isEqualTo(
                        Json.readObject(
                                """
                                {"_aws": {"Timestamp": 1000, "CloudWatchMetrics": [{
                                   "Namespace": "CallbackPoller",
                                   "Dimensions": [["FunctionName"]],
                                   "Metrics": [{"Name": "Checks", "Unit": "Count"},
                                               {"Name": "DetectionLag", "Unit": "Seconds"}]}]},
                                 "timestamp": "1970-01-01T00:00:01Z", "level": "WARN",
                                 "FunctionName": "check", "Checks": 5, "DetectionLag": [1.5]}
                                """));
    }

    @Test
    void write_moreLagsThanALineMayHave_areInFurtherLines() {
        meter.count(FunctionMetric.CHECKS, 1);
        for (int lag = 0; lag < 150; lag++) {
            meter.detected(Duration.ofSeconds(lag));
        }

        meter.write();

        assertThat(lines).hasSize(2);
        assertThat((List<?>) Json.readObject(lines.get(0)).get("DetectionLag")).hasSize(100);
        assertThat((List<?>) Json.readObject(lines.get(1)).get("DetectionLag")).hasSize(50);
        assertThat(lines.get(1)).doesNotContain("Checks");
    }

    @Test
    void write_nothingCounted_isNoLine() {
        meter.count(FunctionMetric.CHECKS, 0);

        meter.write();

        assertThat(lines).isEmpty();
    }

    @Test
    void write_secondTime_tellsOnlyWhatIsNew() {
        meter.count(FunctionMetric.CHECKS, 3);
        meter.write();
        meter.count(FunctionMetric.PARKED, 1);
        meter.write();

        assertThat(Json.readObject(lines.get(1))).containsKey("Parked").doesNotContainKey("Checks");
    }

    @Test
    void write_switchedOff_isNoLine() {
        var off = new Meter(SETTINGS.off(), CLOCK, lines::add);
        off.count(FunctionMetric.CHECKS, 1);

        off.write();

        assertThat(lines).isEmpty();
    }

    @Test
    void detected_moreThanALineMayHold_keepsAHundred() {
        for (int count = 0; count < 150; count++) {
            meter.detected(Duration.ofSeconds(1));
        }
        meter.write();

        assertThat((List<?>) Json.readObject(lines.get(0)).get("DetectionLag")).hasSize(100);
    }

    @ParameterizedTest
    @CsvSource({
        "STARTED, Starts",
        "ADOPTED, DuplicatesAvoided",
        "DUPLICATE_STOPPED, DuplicatesAvoided",
        "SUPERSEDED, DuplicatesAvoided",
        "ANSWERED_BEFORE, DuplicatesAvoided",
        "ANSWER_POSTPONED, AnswersNotTaken",
        "BURIED, Parked"
    })
    void onEvent_countsAndPassesOn(Happening happening, String metric) {
        var heard = new ArrayList<PollerEvent>();
        var event = new PollerEvent(happening, EventSubject.UNKNOWN, Optional.empty(), "");

        new MeteredEvents(meter, heard::add).onEvent(event);
        meter.write();

        assertThat(heard).containsExactly(event);
        assertThat(Json.readObject(lines.get(0)).get(metric)).hasToString("1");
    }

    @Test
    void onEvent_answerThatCameLate_tellsTheLag() {
        var event =
                new PollerEvent(Happening.ANSWERED, EventSubject.UNKNOWN, Optional.empty(), "")
                        .lagging(Optional.of(Duration.ofMillis(2500)));

        new MeteredEvents(meter, heard -> {}).onEvent(event);
        meter.write();

        assertThat((List<?>) Json.readObject(lines.get(0)).get("DetectionLag"))
                .singleElement()
                .hasToString("2.5");
    }

    @Test
    void onEvent_thatLooksAgain_isARequeue() {
        var event =
                new PollerEvent(
                        Happening.STILL_RUNNING,
                        EventSubject.UNKNOWN,
                        Optional.of(Duration.ofSeconds(30)),
                        "");

        new MeteredEvents(meter, heard -> {}).onEvent(event);
        meter.write();

        assertThat(Json.readObject(lines.get(0))).containsKey("Requeues");
    }
}
