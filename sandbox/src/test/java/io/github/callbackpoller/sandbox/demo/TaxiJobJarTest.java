package io.github.callbackpoller.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TaxiJobJarTest {
    @TempDir Path folder;

    @Test
    void writeTo_jarRunOnGeneratedMonth_agreesWithIndependentSum() throws Exception {
        var trips = folder.resolve("trips");
        var month = TripGenerator.writeTo(trips);

        var run = JobProcess.over(trips, folder);

        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        var verdict = IndependentSum.compare(trips, run.output());
        assertThat(verdict.firstDifference()).isEmpty();
        assertThat(verdict.windows()).isEqualTo(31 * 48);
        assertThat(verdict.passengers()).isEqualTo(month.passengers());
    }

    @Test
    void writeTo_jarRunOnNastyRows_agreesWithIndependentSumOnWhatIsMalformed() throws Exception {
        var trips = Files.write(folder.resolve("nasty.csv"), nastyRows());

        var run = JobProcess.over(trips, folder);

        assertThat(run.exitCode()).isZero();
        assertThat(IndependentSum.compare(trips, run.output()).firstDifference()).isEmpty();
    }

    @Test
    void writeTo_jarRunOnMissingInput_exitsWithOneLineOnStderr() throws Exception {
        var run = JobProcess.over(folder.resolve("nowhere"), folder);

        assertThat(run.exitCode()).isOne();
        assertThat(run.errors()).containsExactly("input not found: " + folder.resolve("nowhere"));
    }

    private static List<String> nastyRows() {
        var rows = new ArrayList<>(List.of("\uFEFFtpep_pickup_datetime,note,passenger_count"));
        for (var time : nastyTimes()) {
            for (var note :
                    List.of("", "x\"y", "\"a,b\"", "\"\"\"\"", "\"open", "\"a\"b", "\u2028")) {
                for (var count :
                        List.of("1", "2.0", "", " 3 ", "\"4\"", "-1", "+1", "1e0", "x", "1.5")) {
                    rows.add(time + "," + note + "," + count);
                }
            }
            rows.add(time);
        }
        return rows;
    }

    private static List<String> nastyTimes() {
        return List.of(
                "2019-01-01 00:29:59",
                "\"2019-01-01 00:30:00\"",
                " 2020-02-29 12:59:59",
                "2019-02-29 12:00:00",
                "2019-04-31 12:00:00",
                "2019-13-01 12:00:00",
                "2019-00-01 12:00:00",
                "2019-01-00 12:00:00",
                "2019-01-01 24:00:00",
                "2019-01-01 23:60:00",
                "2019-01-01 23:59:60",
                "2019-01-01T23:59:59",
                "0001-01-01 00:00:00",
                "0000-01-01 00:00:00",
                "2019-1-1 0:00:00",
                "");
    }
}
