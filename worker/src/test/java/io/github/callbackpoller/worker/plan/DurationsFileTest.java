package io.github.callbackpoller.worker.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.callbackpoller.worker.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsFileTest {
    private static final String HEAD = "job_key,submit_epoch_s,duration_s,status\n";

    @TempDir private Path folder;

    @Test
    void read_runs_areInTheOrderOfTheirSubmission() throws IOException {
        var runs = read(HEAD + "b,200,30,\na,100,60,SUCCEEDED\n\nc,300,5,FAILED\n");

        assertThat(runs.inOrder())
                .containsExactly(
                        new RecordedRun("a", 100, 60, false),
                        new RecordedRun("b", 200, 30, false),
                        new RecordedRun("c", 300, 5, false));
    }

    @Test
    void read_quotedKey_mayHoldCommasAndQuotationMarks() throws IOException {
        var runs = read(HEAD + "\"a, \"\"b\"\"\",1,2,\n");

        assertThat(runs.inOrder()).extracting(RecordedRun::job).containsExactly("a, \"b\"");
    }

    @Test
    void read_statusOfARunThatSomebodyStopped_isTold() throws IOException {
        var runs = read(HEAD + "a,1,2,stopped\na,2,2,TIMEOUT\n");

        assertThat(runs.inOrder()).extracting(RecordedRun::stopped).containsExactly(true, false);
    }

    @Test
    void read_columnsInAnotherOrderAndNoStatus_areFoundByName() throws IOException {
        var runs = read("\uFEFFduration_s,job_key,team,submit_epoch_s\r\n7.2,a,x,5.9\r\n");

        assertThat(runs.inOrder()).containsExactly(new RecordedRun("a", 5, 8, false));
    }

    @Test
    void read_gzip_isUnpackedWhateverItsName() throws IOException {
        var file = folder.resolve("runs.csv");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((HEAD + "a,1,2,\n").getBytes(UTF_8));
        }

        assertThat(DurationsFile.read(file).inOrder()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a,1           | has 2 fields, the first line has 4
                    a,1,2,,       | has 5 fields, the first line has 4
                    a,x,2,        | submit_epoch_s is 'x', no number
                    a,1,,         | duration_s is '', no number
                    a,1,-2,       | duration_s is '-2', out of range
                    a,1,NaN,      | duration_s is 'NaN', out of range
                    a,1,1e99,     | duration_s is '1e99', out of range
                    "a,1,2,       | a quotation mark is not closed
                    """)
    void read_badLine_isRefusedNamingTheLine(String line, String problem) {
        assertThatThrownBy(() -> read(HEAD + "a,1,2,\n\n" + line + "\n"))
                .isInstanceOf(SettingsException.class)
                .hasMessage("durations %s, line 4: %s", folder.resolve("runs.csv"), problem);
    }

    @ParameterizedTest
    @CsvSource({"'',job_key", "'a,1,2',job_key", "'job_key,submit_epoch_s',duration_s"})
    void read_noSuchColumn_isRefusedSayingWhatIsNeeded(String head, String missing) {
        assertThatThrownBy(() -> read(head))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("line 1: there is no column " + missing, "[,status]");
    }

    @Test
    void read_missingOrBrokenFile_isNamed() throws IOException {
        var missing = folder.resolve("none.csv");
        var broken = Files.write(folder.resolve("b.gz"), new byte[] {0x1f, (byte) 0x8b, 3});

        assertThatThrownBy(() -> DurationsFile.read(missing))
                .isInstanceOf(SettingsException.class)
                .hasMessage("durations " + missing + ": there is no such file");
        assertThatThrownBy(() -> DurationsFile.read(broken))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("durations " + broken + " can't be read");
    }

    private RecordedRuns read(String text) throws IOException {
        return DurationsFile.read(Files.writeString(folder.resolve("runs.csv"), text));
    }
}
