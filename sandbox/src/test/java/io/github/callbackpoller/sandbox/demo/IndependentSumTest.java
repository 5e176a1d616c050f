package io.github.callbackpoller.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IndependentSumTest {
    private static final String RIGHT =
            "window_start,passengers\n2019-01-01 23:30:00,1\n2019-01-02 00:30:00,5\n";

    @TempDir Path folder;
    private Path trips;
    private Path produced;

    @BeforeEach
    void write() throws Exception {
        trips = folder.resolve("trips.csv");
        produced = folder.resolve("part-00000.csv");
        Files.writeString(
                trips,
                """
                pickup_datetime,store_and_fwd_flag,passenger_count

                2019-01-02 00:59:59,N,3.0
                2019-01-02 00:30:00,"a,""b""\",2
                2019-01-01 23:59:59,,1
                2019-01-01 23:59:59,,
                2019-02-29 00:00:00,,1
                2019-01-01 00:00:00,"broken,1
                2019-01-01 00:00:00,,-1
                2019-01-01 00:00:00
                """);
    }

    @Test
    void compare_rightFile_agrees() throws Exception {
        Files.writeString(produced, RIGHT);

        var verdict = IndependentSum.compare(trips, produced);

        assertThat(verdict).isEqualTo(new IndependentSum.Verdict(2, 6, Optional.empty()));
        assertThat(verdict.agrees()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "window_start;start;line 1",
                "23:30:00,1;23:30:00,2;line 2: the job wrote 2019-01-01 23:30:00,2, the independent",
                "2019-01-02 00:30:00;2019-01-02 01:00:00;line 3",
                "00:30:00,5\\n;00:30:00,5\\nmore;line 4: the job wrote more, the independent sum is n",
                "2019-01-02 00:30:00,5\\n;'';line 3: the job wrote nothing, the independent sum is 2"
            })
    void compare_wrongFile_namesTheFirstDifference(String right, String wrong, String difference)
            throws Exception {
        Files.writeString(
                produced, RIGHT.replace(right.replace("\\n", "\n"), wrong.replace("\\n", "\n")));

        var verdict = IndependentSum.compare(trips, produced);

        assertThat(verdict.agrees()).isFalse();
        assertThat(verdict.firstDifference().orElseThrow()).startsWith(difference);
    }

    @Test
    void compare_nothingProduced_saysSo() throws Exception {
        assertThat(IndependentSum.compare(trips, produced).firstDifference())
                .contains("the job wrote no " + produced);
    }
}
