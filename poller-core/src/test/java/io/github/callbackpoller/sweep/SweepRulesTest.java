package io.github.callbackpoller.sweep;

import static io.github.callbackpoller.sweep.Sightings.SINCE;
import static io.github.callbackpoller.sweep.Sightings.ended;
import static io.github.callbackpoller.sweep.Sightings.inputs;
import static io.github.callbackpoller.sweep.Sightings.job;
import static io.github.callbackpoller.sweep.Sightings.label;
import static io.github.callbackpoller.sweep.Sightings.rules;
import static io.github.callbackpoller.sweep.Sightings.seen;
import static io.github.callbackpoller.sweep.Sightings.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.definition.JobPolicy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepRulesTest {
    /**
     * Job: none, unknown, runs, ended (long ago), ends (a moment ago); context: whether the run
     * tells its step; inputs: told, unmade (for good), unread (now); late: after the start
     * deadline.
     */
    @ParameterizedTest
    @CsvSource({
        // job, context, inputs, late, stopping, all, remedy
        "none,    no,  told,   no,  no,  no,  leave",
        "none,    no,  told,   no,  no,  yes, START",
        "none,    no,  told,   no,  yes, no,  STOP",
        "none,    no,  told,   yes, no,  no,  START",
        "none,    no,  told,   yes, yes, yes, STOP",
        "none,    no,  unmade, no,  no,  no,  report",
        "none,    no,  unmade, no,  no,  yes, report",
        "none,    no,  unmade, no,  yes, no,  report",
        "none,    no,  unmade, yes, no,  no,  ANSWER",
        "none,    no,  unmade, yes, yes, yes, ANSWER",
        "none,    no,  unread, no,  no,  no,  report",
        "none,    no,  unread, yes, no,  no,  report",
        "none,    no,  unread, yes, yes, yes, report",
        "unknown, no,  told,   yes, yes, yes, report",
        "unknown, no,  unmade, yes, no,  no,  report",
        "runs,    yes, unread, no,  no,  no,  leave",
        "runs,    yes, unread, yes, no,  no,  leave",
        "runs,    yes, unread, no,  no,  yes, WATCH",
        "runs,    yes, unread, no,  yes, no,  WATCH",
        "runs,    no,  told,   no,  no,  no,  leave",
        "runs,    no,  told,   no,  no,  yes, WATCH",
        "runs,    no,  told,   no,  yes, no,  WATCH",
        "runs,    no,  unmade, yes, no,  yes, report",
        "runs,    no,  unmade, yes, yes, no,  report",
        "ends,    yes, unread, no,  no,  no,  leave",
        "ends,    yes, unread, no,  no,  yes, WATCH",
        "ends,    yes, unread, yes, yes, no,  WATCH",
        "ended,   yes, unread, no,  no,  no,  WATCH",
        "ended,   yes, unread, yes, yes, yes, WATCH",
        "ended,   no,  told,   no,  no,  no,  WATCH",
        "ended,   no,  told,   no,  yes, no,  WATCH",
        "ended,   no,  unmade, no,  no,  no,  report",
        "ended,   no,  unmade, yes, no,  no,  ANSWER",
        "ended,   no,  unread, yes, no,  no,  report",
    })
    void decide_everyKindOfStep(
            String job,
            String context,
            String inputs,
            String late,
            String stopping,
            String all,
            String remedy) {
        var now = SINCE.plus(late.equals("yes") ? JobPolicy.START_DEADLINE : Duration.ofHours(2));
        var seen =
                new Sighting(
                        waiting(stopping.equals("yes")),
                        job(job, context.equals("yes"), now),
                        inputs(inputs));

        var decided = rules(all.equals("yes")).decide(seen, now);

        assertThat(
                        decided.<String>match(
                                why -> "leave",
                                (message, why) -> message.phase().label(),
                                why -> "report"))
                .isEqualTo(remedy);
    }

    @ParameterizedTest
    @CsvSource({"1799, leave", "1800, WATCH"})
    void decide_jobEnded_isLostAfterTwiceTheLongestDelay(int seconds, String remedy) {
        var now = SINCE.plus(Duration.ofHours(2));
        var found = ended(Optional.of(now.minusSeconds(seconds)), true);

        var decided = rules(false).decide(seen(found), now);

        assertThat(label(decided)).isEqualTo(remedy);
    }

    @ParameterizedTest
    @CsvSource({"1799, leave", "1800, WATCH"})
    void decide_nobodyTellsWhenTheJobEnded_countsFromTheStepsBegin(int seconds, String remedy) {
        var found = ended(Optional.empty(), true);

        var decided = rules(false).decide(seen(found), SINCE.plusSeconds(seconds));

        assertThat(label(decided)).isEqualTo(remedy);
    }

    @ParameterizedTest
    @CsvSource({"10799, leave", "10800, START"})
    void decide_noJob_isLostAfterTheStartDeadlineOfItsDefinition(int seconds, String remedy) {
        var now = SINCE.plusSeconds(seconds);
        var seen = new Sighting(waiting(false), job("none", false, now), inputs("told"));

        assertThat(label(rules(false).decide(seen, now))).isEqualTo(remedy);
    }
}
