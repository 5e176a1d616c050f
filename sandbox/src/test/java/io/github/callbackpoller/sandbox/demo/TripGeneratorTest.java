package io.github.callbackpoller.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.NavigableMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TripGeneratorTest {
    @TempDir static Path folder;
    private static GeneratedTrips month;
    private static NavigableMap<String, Long> sums;

    @BeforeAll
    static void generate() throws IOException {
        month = TripGenerator.writeTo(folder.resolve("month"));
        sums = HalfHourSums.of(folder.resolve("month"));
    }

    @Test
    void writeTo_demoSeed_writesTheSameMonthForEver() {
        assertThat(month.files()).hasSize(2);
        assertThat(month.trips()).isEqualTo(314_927);
        assertThat(month.passengers()).isEqualTo(502_445);
    }

    @Test
    void writeTo_sameSeed_writesTheSameBytes() throws Exception {
        var again = TripGenerator.writeTo(folder.resolve("again"));

        for (int file = 0; file < 2; file++) {
            assertThat(again.files().get(file)).hasSameBinaryContentAs(month.files().get(file));
        }
    }

    @Test
    void writeTo_otherSeed_writesAnotherMonth() throws Exception {
        var other = TripGenerator.writeTo(folder.resolve("other"), 7);

        assertThat(other.passengers()).isNotEqualTo(month.passengers());
    }

    @Test
    void writeTo_month_hasEveryWindowAndTheCountedPassengers() {
        assertThat(sums).hasSize(31 * 48);
        assertThat(sums.firstKey()).isEqualTo("2019-01-01 00:00:00");
        assertThat(sums.lastKey()).isEqualTo("2019-01-31 23:30:00");
        assertThat(sums.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(month.passengers());
    }

    @Test
    void writeTo_month_hasDailyAndWeeklyRhythm() {
        assertThat(at("2019-01-09 18:00:00")).isGreaterThan(5 * at("2019-01-09 03:00:00"));
        assertThat(at("2019-01-12 01:00:00")).isGreaterThan(2 * at("2019-01-09 01:00:00"));
    }

    @Test
    void writeTo_plantedAnomalies_standOutOfTheSameHourAWeekOff() {
        assertThat(at("2019-01-01 01:00:00")).isGreaterThan(2 * at("2019-01-06 01:00:00"));
        assertThat(at("2019-01-13 10:00:00")).isGreaterThan(3 * at("2019-01-06 10:00:00") / 2);
        assertThat(at("2019-01-20 14:00:00")).isLessThan(at("2019-01-27 14:00:00") / 2);
        assertThat(TripGenerator.anomalies()).hasSize(3);
    }

    private static long at(String window) {
        return sums.get(window);
    }
}
