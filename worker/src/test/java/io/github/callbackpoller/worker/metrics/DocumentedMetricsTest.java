package io.github.callbackpoller.worker.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DocumentedMetricsTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "operating.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `(callback_poller_[a-z_]+)` \\| ([a-z]+) \\|(.*?)\\|.*");

    /** The rows of the document, without what they tell, are those of the code. */
    @Test
    void table_inTheDocument_hasEachMetricWithItsKindAndLabels() throws IOException {
        var documented =
                Files.readAllLines(DOCUMENT).stream()
                        .map(ROW::matcher)
                        .filter(row -> row.matches())
                        .map(row -> row.group(1) + " " + row.group(2) + " " + labels(row.group(3)))
                        .toList();

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Metric.values()).map(DocumentedMetricsTest::row).toList());
    }

    private static String row(Metric metric) {
        return metric.prometheusName() + " " + kind(metric) + " " + metric.labels();
    }

    private static String kind(Metric metric) {
        return metric.kind() == Metric.Kind.TIME_GAUGE
                ? "gauge"
                : metric.kind().name().toLowerCase(Locale.ROOT);
    }

    private static List<String> labels(String cell) {
        return Arrays.stream(cell.split(","))
                .map(label -> label.replace("`", "").strip())
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toList());
    }
}
