package io.github.callbackpoller.sweep;

import static io.github.callbackpoller.sweep.Sightings.JOB;
import static io.github.callbackpoller.sweep.Sightings.SINCE;
import static io.github.callbackpoller.sweep.Sightings.START_DEADLINE;
import static io.github.callbackpoller.sweep.Sightings.found;
import static io.github.callbackpoller.sweep.Sightings.injected;
import static io.github.callbackpoller.sweep.Sightings.inputs;
import static io.github.callbackpoller.sweep.Sightings.job;
import static io.github.callbackpoller.sweep.Sightings.rules;
import static io.github.callbackpoller.sweep.Sightings.seen;
import static io.github.callbackpoller.sweep.Sightings.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.decision.Look;
import io.github.callbackpoller.decision.Standing;
import io.github.callbackpoller.decision.Steps;
import io.github.callbackpoller.definition.JobPolicy;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.Rank;
import io.github.callbackpoller.message.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SweptMessagesTest {
    @Test
    void decide_injected_isANewChainOfTheSameStep() {
        var now = SINCE.plus(Duration.ofHours(2));
        for (var job : List.of("none", "runs", "ended")) {
            for (boolean context : new boolean[] {false, true}) {
                var seen = new Sighting(waiting(false), job(job, context, now), inputs("told"));

                var message = injected(rules(true).decide(seen, now));

                assertThat(message.step()).isEqualTo(Steps.STEP);
                assertThat(message.rank()).isEqualTo(new Rank(now.toEpochMilli(), 0));
                assertThat(message.timing().firstSeen()).isEqualTo(now);
                assertThat(message.isEarly(now)).isFalse();
                assertThat(message.tally()).isEqualTo(Tally.NONE);
            }
        }
    }

    @Test
    void decide_startMadeAgain_keepsTheStartDeadlineOfItsStep() {
        var now = SINCE.plus(Duration.ofHours(2));
        var seen = new Sighting(waiting(false), job("none", false, now), inputs("told"));

        var message = injected(rules(true).decide(seen, now));

        assertThat(message.timing().deadline()).isEqualTo(SINCE.plus(START_DEADLINE));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void decide_jobFailedBefore_isWatchedAndNotStartedAgain(boolean context) {
        var now = SINCE.plus(Duration.ofHours(2));
        var failed =
                new JobStatus.Failed(
                        "FAILED", "no space", "jr_1", Optional.of(SINCE.plusSeconds(60)), false);
        var seen =
                new Sighting(
                        waiting(false),
                        Look.told(Optional.of(found(failed, failed.endedAt(), context))),
                        inputs("told"));

        var phase = injected(rules(false).decide(seen, now)).phase();

        assertThat(phase).isInstanceOf(Phase.Watch.class);
        assertThat(((Phase.Watch) phase).handle()).isEqualTo(Steps.OWN);
    }

    @Test
    void decide_watchResumed_hasTheRunAndItsDeadline() {
        var now = SINCE.plus(Duration.ofHours(2));
        var began = SINCE.plusSeconds(90);
        var running =
                new JobStatus.Running(
                        "RUNNING", true, Optional.of(began), Optional.of(Duration.ofHours(1)));
        var found =
                new FoundJob(
                        new Standing(Steps.OWN, running, List.of()),
                        Optional.empty(),
                        new RunHistory(List.of(7)),
                        Optional.of(JOB));

        var message = injected(rules(true).decide(seen(found), now));

        var watch =
                message.phase()
                        .<Optional<Phase.Watch>>match(
                                start -> Optional.empty(),
                                Optional::of,
                                stop -> Optional.empty(),
                                answer -> Optional.empty())
                        .orElseThrow();
        assertThat(watch.job()).isEqualTo(JOB);
        assertThat(watch.handle()).isEqualTo(Steps.OWN);
        assertThat(watch.startedAt()).isEqualTo(began);
        assertThat(watch.settled()).isFalse();
        assertThat(watch.history().durationsSeconds()).containsExactly(7);
        assertThat(message.timing().deadline()).isEqualTo(began.plus(Duration.ofMinutes(75)));
    }

    @Test
    void decide_jobEndedAndItsDeadlineHasPassed_leavesTimeForAHostThatKnowsTheJob() {
        var now = SINCE.plus(Duration.ofDays(3));
        var ended = Sightings.ended(Optional.of(SINCE.plusSeconds(60)), true);

        var message = injected(rules(false).decide(seen(ended), now));

        assertThat(message.timing().deadline()).isEqualTo(now.plus(SweepRules.LONGEST_GAP));
    }

    @Test
    void decide_inputsCannotBeMade_answerSaysWhy() {
        var now = SINCE.plus(JobPolicy.START_DEADLINE);
        var seen = new Sighting(waiting(false), job("none", false, now), inputs("unmade"));

        var message = injected(rules(false).decide(seen, now));

        var answer = message.phase().match(s -> "", w -> "", s -> "", a -> a.outcome().toString());
        assertThat(answer).contains("it was lost and can't be made again: not to be made");
    }
}
