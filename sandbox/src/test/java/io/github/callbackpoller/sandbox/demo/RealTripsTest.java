package io.github.callbackpoller.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RealTripsTest {
    private static final Path DATA =
            Path.of(
                    Optional.ofNullable(System.getenv("CALLBACK_POLLER_DATA"))
                            .orElse("../../shared/data"));

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"2018-01,1397,15979", "2019-01,1390,15716"})
    void taxiJob_tlcSample_hasTheSumsCountedByHand(String month, int windows, long passengers)
            throws Exception {
        var trips = realTrips("yellow_tripdata_sample_" + month + ".csv.gz");

        var run = JobProcess.over(trips, folder);

        var verdict = IndependentSum.compare(trips, run.output());
        assertThat(verdict)
                .isEqualTo(new IndependentSum.Verdict(windows, passengers, Optional.empty()));
    }

    @Test
    void taxiJob_folderWithOtherTables_takesTheTripsAlone() throws Exception {
        var trips = realTrips(".");

        var run = JobProcess.over(trips, folder);

        var verdict = IndependentSum.compare(trips, run.output());
        assertThat(verdict)
                .isEqualTo(
                        new IndependentSum.Verdict(1397 + 1390, 15979 + 15716, Optional.empty()));
    }

    private static Path realTrips(String name) {
        var path = DATA.resolve("nyc-taxi").resolve(name).toAbsolutePath().normalize();
        assumeTrue(
                Files.exists(path),
                "no real trips at " + path + "; set CALLBACK_POLLER_DATA to the data folder");
        return path;
    }
}
