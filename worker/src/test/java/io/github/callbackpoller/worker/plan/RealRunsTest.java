package io.github.callbackpoller.worker.plan;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.job.RunHistory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docs/schedule.md says of recorded runs, where they lie on this machine. */
class RealRunsTest {
    private static final Path DATA =
            Path.of(
                    Optional.ofNullable(System.getenv("CALLBACK_POLLER_DATA"))
                            .orElse("../../shared/data"));

    @ParameterizedTest
    @CsvSource({
        "julia_ci, 7066, 7.10, 23.0",
        "c3o_spark, 4650, 4.90, 27.5",
        "nasa_ipsc, 12335, 6.15, 40.0"
    })
    void breakEven_recordedRuns_keepsChecksAndDelayLow(
            String name, int count, double mostChecks, double mostLate) {
        var replay = replay(name);

        var ours = replay.of(Contender.of("", PollSchedule.breakEven(ofSeconds(5))));

        assertThat(replay.runs()).isEqualTo(count);
        assertThat(ours.checks().mean()).isLessThanOrEqualTo(mostChecks);
        assertThat(ours.delaySeconds().mean()).isLessThanOrEqualTo(mostLate);
    }

    @ParameterizedTest
    @CsvSource({"julia_ci, 25.0, 28.1", "c3o_spark, 6.1, 29.4", "nasa_ipsc, 13.1, 28.1"})
    void fixedMinute_recordedRuns_isAsCountedElsewhere(String name, double checks, double late) {
        var fixed = replay(name).of(Contender.of("", PollSchedule.fixed(ofSeconds(60))));

        assertThat(fixed.checks().mean()).isCloseTo(checks, within(0.06));
        assertThat(fixed.delaySeconds().mean()).isCloseTo(late, within(0.1));
    }

    @ParameterizedTest
    @CsvSource({"julia_ci", "c3o_spark", "nasa_ipsc"})
    void breakEven_historyOfAnotherJob_costsAtMostFourTenthsMoreThanNone(String name) {
        var schedule = PollSchedule.breakEven(ofSeconds(5));
        var runs = runs(name);
        var others = historiesOfOthers(runs);
        var foreign =
                new Contender(
                        "",
                        (known, elapsed, checksDone) ->
                                schedule.delayAfter(
                                                ofSeconds(elapsed),
                                                others.getOrDefault(
                                                        known.run().job(), RunHistory.none()))
                                        .toSeconds());
        var replay = new Replay(runs);

        double cost = replay.of(foreign).costAt(5);

        assertThat(cost / replay.of(Contender.blind("", schedule)).costAt(5)).isBetween(0.5, 1.4);
    }

    /** Each job gets the history of the next by name. */
    private static Map<String, RunHistory> historiesOfOthers(RecordedRuns runs) {
        var jobs = runs.inOrder().stream().map(RecordedRun::job).distinct().sorted().toList();
        return IntStream.range(0, jobs.size())
                .boxed()
                .collect(
                        Collectors.toMap(
                                jobs::get,
                                index -> runs.historyOf(jobs.get((index + 1) % jobs.size()))));
    }

    private static Replay replay(String name) {
        return new Replay(runs(name));
    }

    private static RecordedRuns runs(String name) {
        var path = DATA.resolve("run-durations/" + name + ".csv.gz").toAbsolutePath().normalize();
        assumeTrue(
                Files.exists(path),
                "no recorded runs at " + path + "; set CALLBACK_POLLER_DATA to the data folder");
        return DurationsFile.read(path).between(ofSeconds(30), ofHours(8));
    }
}
