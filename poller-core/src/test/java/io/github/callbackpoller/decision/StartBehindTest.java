package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobSearch;
import io.github.callbackpoller.job.JobStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A START that is superseded by a message about a run, and that may have begun another run: every
 * view, every sight, every receive.
 */
class StartBehindTest {
    private static final Instant NOW = Steps.STARTED.plusSeconds(600);
    private static final String WAITED_FOR = "WATCHED_LIVE";

    private static final DecisionTable TABLE =
            new DecisionTable()
                    .column("view", Sights.VIEWS)
                    .column(
                            "search",
                            "UNTOLD",
                            "NOT_TAKEN",
                            "NONE",
                            WAITED_FOR,
                            "OTHER_LIVE",
                            "BOTH_LIVE",
                            "OTHER_SUCCEEDED",
                            "OTHER_RETRYING",
                            "OTHER_RETRIED")
                    .column("receives", "1", "3", "4");

    static List<DecisionTable.Row> rows() {
        // view             search                               receives | decision
        return TABLE.rows(
                """
                WAITING/STOPPING UNTOLD/NOT_TAKEN/OTHER_RETRYING *        | discard SUPERSEDED
                *                UNTOLD/NOT_TAKEN/OTHER_RETRYING 4        | discard SUPERSEDED
                *                UNTOLD/NOT_TAKEN/OTHER_RETRYING *        | hand back
                OVER             OTHER_LIVE/BOTH_LIVE            *        | STOPPING > STOP NOBODY_WAITS
                STOPPING         OTHER_LIVE/BOTH_LIVE            *        | STOPPING > STOP PIPELINE
                *                OTHER_LIVE                      *        | ADOPTED > WATCH
                *                BOTH_LIVE                       *        | DUPLICATE_STOPPED > WATCH
                *                *                               *        | discard SUPERSEDED
                """);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void decide_startBehindAWatch_isAsTheTableSays(DecisionTable.Row row) {
        for (var words : row.combinations()) {
            var decision = decide(words, Optional.of(Steps.OWN));

            assertThat(Kinds.of(decision)).as(words.toString()).isIn(row.expected());
        }
    }

    @Test
    void decide_laterKnowsNoRun_anyLiveRunIsAdopted() {
        var words = Map.of("view", "WAITING", "search", WAITED_FOR, "receives", "2");

        assertThat(Kinds.of(decide(words, Optional.empty()))).isEqualTo("ADOPTED > WATCH");
    }

    @Test
    void decide_lookFails_isHandedBackAndSaysWhy() {
        var words = Map.of("view", "OVER", "search", "UNTOLD", "receives", "2");

        var decision = (Decision.HandBack) decide(words, Optional.of(Steps.OWN));

        assertThat(decision.detail())
                .isEqualTo("can't tell whether a run was begun unseen: not now");
    }

    private static Decision decide(Map<String, String> words, Optional<JobHandle> watched) {
        var here =
                new Circumstances(
                        NOW,
                        Optional.of(new Later(watched)),
                        Integer.parseInt(words.get("receives")),
                        NOW.plusSeconds(60));
        var view = Steps.view(StepView.State.valueOf(words.get("view")));
        var seen = new Observation(Look.notTaken(), search(words.get("search")), view);
        return Steps.rules().decide(Steps.start(), seen, here);
    }

    private static Look<JobSearch> search(String word) {
        return switch (word) {
            case "UNTOLD" -> Look.untold(Kind.THROTTLED, "not now");
            case "NOT_TAKEN" -> Look.notTaken();
            case "NONE" -> Steps.found(Map.of());
            case WAITED_FOR -> Steps.found(Map.of(Steps.OWN, Steps.running()));
            case "OTHER_LIVE" -> other(Steps.running());
            case "OTHER_SUCCEEDED" -> other(Steps.succeeded());
            case "OTHER_RETRYING" -> other(Steps.failedWithRetriesLeft(NOW.minusSeconds(60)));
            case "OTHER_RETRIED" ->
                    other(Steps.failedWithRetriesLeft(NOW.minus(Limits.RETRY_GRACE)));
            default -> Steps.found(Steps.OWN, Steps.running(), Steps.OTHER, Steps.running());
        };
    }

    private static Look<JobSearch> other(JobStatus status) {
        return Steps.found(Map.of(Steps.OTHER, status));
    }
}
