package io.github.callbackpoller.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.callbackpoller.job.RunHistory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long earlier runs took. */
interface HistoryContract extends PlayedService {

    /** What nobody knows is not made up. */
    @Test
    default void history_noEarlierRun_isEmpty() {
        var bench = Bench.of(this);

        var history = bench.adapter().history(bench.lookup());

        assertThat(history.durationsSeconds()).isEmpty();
    }

    /** The schedule weighs the newest runs most. */
    @Test
    default void history_severalRuns_tellsTheirSecondsNewestFirst() {
        var bench = Bench.of(this).needs(Capability.HISTORY);
        bench.job(bench.course(Seen.SUCCEEDED, Duration.ofSeconds(2)));
        bench.job(Seen.SUCCEEDED);

        var history = bench.adapter().history(bench.lookup());

        assertThat(history.durationsSeconds()).hasSize(2);
        assertThat(history.durationsSeconds().get(1)).isBetween(2, 60);
        assertThat(history.durationsSeconds().get(0))
                .isNotNegative()
                .isLessThan(history.durationsSeconds().get(1));
    }

    /** A run that somebody stopped, or that goes on, says nothing of how long the job takes. */
    @Test
    default void history_runsThatDidNotEndByThemselves_areLeftOut() {
        var bench = Bench.of(this).needs(Capability.HISTORY);
        bench.job(Seen.FAILED);
        bench.job(Seen.RUNNING);
        if (!bench.lacks(Capability.STOP)) {
            var stopped = bench.job(Seen.RUNNING);
            bench.adapter().stop(stopped);
            bench.end(stopped);
        }

        var history = bench.adapter().history(bench.lookup());

        assertThat(history.durationsSeconds()).hasSize(1);
    }

    /** One look-up answers the same as three. */
    @Test
    default void search_afterARun_hasTheHistory() {
        var bench = Bench.of(this).needs(Capability.HISTORY);
        bench.job(Seen.SUCCEEDED);
        var request = bench.lookup();

        var search = bench.adapter().search(request);

        assertThat(search.history()).isEqualTo(bench.adapter().history(request));
    }

    /** An adapter that declares no history has none. */
    @Test
    default void history_notOffered_isNone() {
        var bench = Bench.of(this);
        assumeTrue(bench.lacks(Capability.HISTORY), "history is offered");
        bench.job(Seen.SUCCEEDED);

        var history = bench.adapter().history(bench.lookup());

        assertThat(history).isEqualTo(RunHistory.none());
    }
}
