package io.github.callbackpoller.worker.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.callbackpoller.worker.settings.SettingsException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads recorded runs: a CSV with the columns {@code job_key}, {@code submit_epoch_s}, {@code
 * duration_s} and, if it likes, {@code status}, named in its first line; gzip or not. At most
 * {@value #MOST_RUNS} runs.
 */
public final class DurationsFile {

    /** How many runs are read at most. */
    static final int MOST_RUNS = 2_000_000;

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private DurationsFile() {}

    /**
     * The runs of a file.
     *
     * @throws SettingsException naming the line that is wrong, if the file can't be read
     */
    public static RecordedRuns read(Path file) {
        try (var bytes = new BufferedInputStream(Files.newInputStream(file));
                var text = new BufferedReader(new InputStreamReader(plain(bytes), UTF_8))) {
            return new RecordedRuns(runs(file, text));
        } catch (NoSuchFileException e) {
            throw new SettingsException("durations " + file + ": there is no such file");
        } catch (IOException e) {
            throw new SettingsException("durations " + file + " can't be read: " + e.getMessage());
        }
    }

    private static InputStream plain(BufferedInputStream bytes) throws IOException {
        bytes.mark(2);
        boolean zipped = bytes.read() == GZIP_FIRST && bytes.read() == GZIP_SECOND;
        bytes.reset();
        return zipped ? new GZIPInputStream(bytes) : bytes;
    }

    private static List<RecordedRun> runs(Path file, BufferedReader text) throws IOException {
        var first = text.readLine();
        var runs = new ArrayList<RecordedRun>();
        int number = 1;
        try {
            var columns = RunColumns.named(CsvLine.fields(first == null ? "" : first));
            for (var line = text.readLine(); line != null; line = text.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                if (runs.size() == MOST_RUNS) {
                    throw new IllegalArgumentException("more than " + MOST_RUNS + " runs");
                }
                runs.add(columns.run(CsvLine.fields(line)));
            }
        } catch (IllegalArgumentException e) {
            throw new SettingsException(
                    "durations " + file + ", line " + number + ": " + e.getMessage());
        }
        return runs;
    }
}
