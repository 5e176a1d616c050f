package io.github.callbackpoller.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanCommandTest {

    @TempDir private Path folder;

    @Test
    void plan_table_hasALineForEachSchedule() throws IOException {
        var run = plan(runs(), "--schedule", "fixed-30s");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().findFirst()).contains("40 runs");
        assertThat(run.out().lines().skip(3).map(line -> line.split(" ")[0]))
                .containsExactly(
                        "break-even",
                        "break-even-no-history",
                        "fixed-60s",
                        "exponential",
                        "step-functions",
                        "durable-functions",
                        "oracle",
                        "fixed-30s");
    }

    @Test
    void plan_json_isOneObjectWithTheFiguresOfEachSchedule() throws IOException {
        var run = plan(runs(), "--json");

        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.out())
                .startsWith("{\"runs\":40,\"schedules\":[{\"name\":\"break-even\",\"checksMean\":")
                .contains(
                        "{\"name\":\"fixed-60s\",\"checksMean\":10.5000,\"checksP50\":10.0000,"
                                + "\"checksP95\":11.0000,\"checksP99\":11.0000,"
                                + "\"delayMeanSeconds\":20.0000,\"delayP50Seconds\":0.0000,"
                                + "\"delayP95Seconds\":40.0000,\"delayP99Seconds\":40.0000,"
                                + "\"relativeDelayMean\":")
                .contains("\"costAt1\":30.5000,\"costAt5\":72.5000,\"costAt30\":335.0000}")
                .endsWith("}]}\n");
    }

    @Test
    void plan_durationsOutOfBounds_areLeftOut() throws IOException {
        var run = plan(runs(), "--min-duration", "610s", "--max-duration", "620s", "--json");

        assertThat(run.out()).startsWith("{\"runs\":20,");
    }

    @Test
    void plan_dearerChecks_areFewer() throws IOException {
        var cheap = plan(runs(), "--check-cost", "1s").out();
        var dear = plan(runs(), "--check-cost", "60s").out();

        assertThat(checksOfBreakEven(dear)).isLessThan(checksOfBreakEven(cheap));
    }

    @Test
    void plan_html_isAPageThatNeedsNothingFromElsewhere() throws IOException {
        var page = folder.resolve("plan.html");

        var run = plan(runs(), "--html", page.toString(), "--job", "<prep>");

        assertThat(run.exitCode()).isZero();
        assertThat(Files.readString(page))
                .startsWith("<!doctype html>")
                .contains("<svg", "&lt;prep&gt;", "fixed-60s")
                .doesNotContain("http", "<script", "<link", "<prep>", "NaN", "Infinity");
    }

    @Test
    void plan_noRunLeft_isAFinding() throws IOException {
        var run = plan(runs(), "--min-duration", "2h");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("no run to replay");
    }

    @Test
    void plan_badLine_isUsageNamingTheLine() throws IOException {
        var run = plan(file("job_key,submit_epoch_s,duration_s\na,1,2\na,b,3\n"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("line 3: submit_epoch_s is 'b', no number");
    }

    @ParameterizedTest
    @CsvSource({
        "--schedule=often, there is no schedule 'often'",
        "--check-cost=2h, --check-cost must be 1ms to 1h",
        "--min-duration=soon, --min-duration",
        "--job=none, there is no run of 'none'",
    })
    void plan_wrongOption_isUsageNamingIt(String option, String problem) throws IOException {
        var run = plan(runs(), option, "--html", folder.resolve("p.html").toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(problem).doesNotContain("Exception");
    }

    @Test
    void plan_neitherFileNorJob_isUsage() {
        var run = CommandRun.of("plan", "--json");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--durations").contains("--glue-job");
    }

    @Test
    void plan_glueThatCannotBeReached_isUnreachable() {
        try (var aws = new AwsVariables("http://localhost:1")) {
            var run = CommandRun.of("plan", "--glue-job", "prep");

            assertThat(aws).isNotNull();
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err()).contains("poller plan: Glue job 'prep': ");
        }
    }

    private static double checksOfBreakEven(String table) {
        var line = table.lines().filter(each -> each.startsWith("break-even ")).findFirst();
        return Double.parseDouble(line.orElseThrow().split(" +")[1]);
    }

    /** Runs of 600 s and of 620 s by turns, a job of one name and one of another. */
    private Path runs() throws IOException {
        return file(
                IntStream.range(0, 40)
                        .mapToObj(
                                i ->
                                        (i < 30 ? "<prep>" : "other")
                                                + ","
                                                + 1_000 * i
                                                + ","
                                                + (600 + i % 2 * 20))
                        .collect(
                                Collectors.joining(
                                        "\n", "job_key,submit_epoch_s,duration_s\n", "\n")));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("runs.csv"), text);
    }

    private static CommandRun plan(Path file, String... options) {
        var args =
                IntStream.range(-3, options.length)
                        .mapToObj(
                                i ->
                                        switch (i) {
                                            case -3 -> "plan";
                                            case -2 -> "--durations";
                                            case -1 -> file.toString();
                                            default -> options[i];
                                        })
                        .toArray(String[]::new);
        return CommandRun.of(args);
    }
}
