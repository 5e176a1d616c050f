package io.github.callbackpoller.worker.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.worker.doctor.Finding.Severity;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceClockTest {
    private static final String THEIRS = "Sun, 22 Nov 2026 10:00:00 GMT";

    @ParameterizedTest
    @CsvSource({"10:00:20", "09:59:45", "10:00:00"})
    void findings_clocksAgree_none(String time) {
        assertThat(clock(time).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10:01:00, WARNING, is 60 s ahead of that of AWS",
        "09:59:00, WARNING, is 60 s behind that of AWS",
        "10:04:30, ERROR, is 270 s ahead of that of AWS",
        "09:50:00, ERROR, is 600 s behind that of AWS"
    })
    void findings_clocksDiffer_saysByHowMuch(String time, Severity severity, String what) {
        assertThat(clock(time).findings())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.severity()).isEqualTo(severity);
                            assertThat(finding.what()).isEqualTo(what);
                        });
    }

    @Test
    void findings_nobodyTellsTheTime_none() {
        var clock = new ServiceClock(() -> Instant.EPOCH);

        clock.told("yesterday");

        assertThat(clock.findings()).isEmpty();
    }

    private static ServiceClock clock(String time) {
        var clock = new ServiceClock(() -> Instant.parse("2026-11-22T" + time + "Z"));
        clock.told(THEIRS);
        return clock;
    }
}
