package io.github.callbackpoller.worker.plan;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.job.RunHistory;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecordedRunsTest {

    @Test
    void withHistory_run_seesOnlyRunsOfItsJobThatHadEndedNewestFirst() {
        var runs =
                new RecordedRuns(
                        List.of(
                                run("a", 0, 10),
                                run("a", 20, 100),
                                run("b", 30, 5),
                                run("a", 40, 15),
                                run("a", 55, 7),
                                run("a", 119, 1),
                                run("a", 120, 1)));

        assertThat(runs.withHistory())
                .extracting(known -> known.history().durationsSeconds())
                .containsExactly(
                        List.of(),
                        List.of(10),
                        List.of(),
                        List.of(10),
                        List.of(15, 10),
                        List.of(7, 15, 10),
                        List.of(1, 7, 15, 100, 10));
    }

    @Test
    void withHistory_runThatSomebodyStopped_isReplayedButTellsNothing() {
        var runs = new RecordedRuns(List.of(new RecordedRun("a", 0, 10, true), run("a", 50, 20)));

        assertThat(runs.withHistory()).hasSize(2);
        assertThat(runs.withHistory().get(1).history()).isEqualTo(RunHistory.none());
    }

    @Test
    void withHistory_manyRuns_keepsTheLastTwenty() {
        var runs =
                new RecordedRuns(
                        IntStream.range(0, 30).mapToObj(i -> run("a", i * 100, i + 1)).toList());

        var last = runs.withHistory().get(29).history().durationsSeconds();

        assertThat(last)
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(back -> 29 - back).toList());
    }

    @Test
    void between_bothBounds_belongToIt() {
        var runs =
                new RecordedRuns(
                        List.of(
                                run("a", 0, 29),
                                run("a", 1, 30),
                                run("a", 2, 60),
                                run("a", 3, 61)));

        assertThat(runs.between(ofSeconds(30), ofSeconds(60)).inOrder())
                .extracting(RecordedRun::seconds)
                .containsExactly(30L, 60L);
    }

    @Test
    void of_historyOfAJob_isReplayedOldestFirst() {
        var runs = RecordedRuns.of("a", new RunHistory(List.of(30, 20, 10)));

        assertThat(runs.inOrder()).extracting(RecordedRun::seconds).containsExactly(10L, 20L, 30L);
        assertThat(runs.withHistory().get(2).history().durationsSeconds()).containsExactly(20, 10);
    }

    @Test
    void busiestJob_ofSeveral_isTheFirst() {
        var runs =
                new RecordedRuns(
                        List.of(
                                run("c", 0, 1),
                                run("b", 1, 1),
                                run("a", 2, 1),
                                run("a", 3, 1),
                                run("b", 4, 1)));

        assertThat(runs.busiestJob()).isEqualTo("b");
    }

    private static RecordedRun run(String job, long submittedAt, long seconds) {
        return new RecordedRun(job, submittedAt, seconds, false);
    }
}
