package io.github.callbackpoller.sandbox.demo.taxi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TaxiJobTest {
    private static final String TRIPS =
            """
            pickup_datetime,passenger_count
            2019-01-02 00:30:00,2
            2019-01-01 23:59:59,1.0

            2019-01-02 00:59:59,
            2019-01-02 00:30:00,"3"
            2019-01-02 01:00:00,4
            rubbish
            """;

    @TempDir Path folder;
    private final ByteArrayOutputStream results = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private final List<Duration> stays = new ArrayList<>();
    private boolean writtenWhenStaying;

    @Test
    void run_oneFile_writesSortedSums() throws Exception {
        Files.writeString(folder.resolve("trips.csv"), TRIPS);

        assertThat(run("trips.csv")).isZero();

        assertThat(output())
                .hasContent(
                        """
                        window_start,passengers
                        2019-01-01 23:30:00,1
                        2019-01-02 00:30:00,5
                        2019-01-02 01:00:00,4
                        """);
        assertThat(results.toString(StandardCharsets.UTF_8))
                .startsWith("taxi: 5 trips, 10 passengers in 3 windows; 1 malformed rows; 1 files;")
                .hasLineCount(1);
        assertThat(errors.size()).isZero();
    }

    @Test
    void run_folder_addsUpPlainAndPackedFilesAndSkipsOthers() throws Exception {
        Files.writeString(folder.resolve("a.csv"), TRIPS);
        pack(folder.resolve("b.csv.gz"), TRIPS);
        Files.writeString(folder.resolve("other.csv"), "timestamp,value\n1,2\n");
        Files.writeString(folder.resolve("notes.txt"), TRIPS);

        assertThat(run(".")).isZero();

        assertThat(results.toString(StandardCharsets.UTF_8))
                .contains("10 trips, 20 passengers in 3 windows; 2 malformed rows; 2 files,")
                .contains("skipped without trip columns: [" + folder.resolve("other.csv") + "]");
    }

    @Test
    void run_secondTime_replacesTheFileAndLeavesNothingBeside() throws Exception {
        Files.writeString(folder.resolve("trips.csv"), TRIPS);
        run("trips.csv");
        Files.writeString(output(), "old");

        assertThat(run("trips.csv")).isZero();

        assertThat(output()).content().startsWith("window_start");
        assertThat(output().getParent()).isDirectoryNotContaining(file -> !file.equals(output()));
    }

    @Test
    void run_shortestRunAsked_staysBeforeItWrites() throws Exception {
        Files.writeString(folder.resolve("trips.csv"), TRIPS);

        assertThat(run("trips.csv", "--min-seconds", "12")).isZero();

        assertThat(stays).containsExactly(Duration.ofSeconds(12));
        assertThat(writtenWhenStaying).isFalse();
    }

    @Test
    void run_toldToFail_saysTheTextAndWritesNothing() throws Exception {
        Files.writeString(folder.resolve("trips.csv"), TRIPS);

        assertThat(run("trips.csv", "--fail-with", "no space left")).isOne();

        assertThat(errors.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("no space left");
        assertThat(output()).doesNotExist();
    }

    @Test
    void run_inputMissing_namesIt() {
        assertThat(run("nowhere.csv")).isOne();

        assertThat(errors.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("input not found: " + folder.resolve("nowhere.csv"));
    }

    @Test
    void run_emptyFolder_saysWhatItLookedFor() {
        assertThat(run(".")).isOne();

        assertThat(errors.toString(StandardCharsets.UTF_8))
                .startsWith("no .csv or .csv.gz file in");
    }

    @Test
    void run_noTripColumns_namesThem() throws Exception {
        Files.writeString(folder.resolve("other.csv"), "timestamp,value\n1,2\n");

        assertThat(run("other.csv")).isOne();

        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("tpep_pickup_datetime");
    }

    @Test
    void run_everyRowMalformed_failsInsteadOfWritingNothing() throws Exception {
        Files.writeString(folder.resolve("bad.csv"), "pickup_datetime,passenger_count\nx,1\n");

        assertThat(run("bad.csv")).isOne();

        assertThat(errors.toString(StandardCharsets.UTF_8)).startsWith("all 1 rows of");
    }

    @Test
    void run_brokenPackedFile_namesIt() throws Exception {
        Files.writeString(folder.resolve("broken.csv.gz"), TRIPS);

        assertThat(run("broken.csv.gz")).isOne();

        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("broken.csv.gz");
    }

    private int run(String input, String... more) {
        var arguments = new ArrayList<>(List.of("--JOB_NAME=taxi", "--callback-key", "k"));
        arguments.add("--input_uri=" + folder.resolve(input).normalize().toUri());
        arguments.add("--output_uri=" + folder.resolve("out").toUri() + "/");
        arguments.addAll(List.of(more));
        return new TaxiJob(print(results), print(errors), this::stay)
                .run(arguments.toArray(String[]::new));
    }

    private void stay(Duration age) {
        stays.add(age);
        writtenWhenStaying = Files.exists(output());
    }

    private Path output() {
        return folder.resolve("out").resolve("part-00000.csv");
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static void pack(Path file, String text) throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
