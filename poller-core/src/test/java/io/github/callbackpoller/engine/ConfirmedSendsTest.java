package io.github.callbackpoller.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.decision.Later;
import io.github.callbackpoller.decision.Steps;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.Rank;
import io.github.callbackpoller.message.StopCause;
import io.github.callbackpoller.message.Tally;
import io.github.callbackpoller.message.Timing;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfirmedSendsTest {
    private final ConfirmedSends sends = new ConfirmedSends(100);

    @ParameterizedTest
    @CsvSource({
        "0, 6, true",
        "0, 7, false",
        "0, 8, false",
        "1, 0, false",
        "0, 0, true",
    })
    void laterThan_messageOfLowerRank_isSuperseded(long chain, int step, boolean superseded) {
        sends.confirmed(ranked(Steps.watch(), 0, 7));

        assertThat(sends.laterThan(ranked(Steps.watch(), chain, step)).isPresent())
                .isEqualTo(superseded);
    }

    @Test
    void laterThan_nothingConfirmed_isFalse() {
        assertThat(sends.laterThan(Steps.watch())).isEmpty();
    }

    @Test
    void laterThan_startBehindAWatch_isSuperseded() {
        sends.confirmed(ranked(Steps.watch(), 0, 1));

        assertThat(sends.laterThan(ranked(Steps.start(), 0, 0))).isPresent();
    }

    @Test
    void laterThan_earlierMessageWatchesAnotherRun_isFalse() {
        sends.confirmed(ranked(Steps.watch(), 0, 7));

        var watch = Steps.watching();
        var other =
                new Phase.Watch(
                        watch.job(),
                        Steps.OTHER,
                        watch.startedAt(),
                        watch.settled(),
                        watch.seenWaiting(),
                        watch.history());

        assertThat(sends.laterThan(ranked(Steps.watch().with(other), 0, 1))).isEmpty();
    }

    @Test
    void laterThan_rescuedChainBehindAnyOlderChain_isNot() {
        sends.confirmed(ranked(Steps.watch(), 1_793_600_000_000L, 0));

        assertThat(sends.laterThan(ranked(Steps.watch(), 0, 999_999))).isPresent();
        assertThat(sends.laterThan(ranked(Steps.watch(), 1_793_600_000_001L, 0))).isEmpty();
    }

    @Test
    void confirmed_lowerRankLater_doesNotLowerTheMemory() {
        sends.confirmed(ranked(Steps.watch(), 0, 7));
        sends.confirmed(ranked(Steps.watch(), 0, 3));

        assertThat(sends.laterThan(ranked(Steps.watch(), 0, 6))).isPresent();
    }

    @Test
    void laterThan_stopOrAnswerBehindAWatch_isNot() {
        sends.confirmed(ranked(Steps.watch(), 0, 9));

        assertThat(sends.laterThan(ranked(stop(), 0, 0))).isEmpty();
        assertThat(sends.laterThan(ranked(answer(), 0, 0))).isEmpty();
    }

    @Test
    void laterThan_watchBehindStopAndAnswer_isNot() {
        sends.confirmed(ranked(stop(), 0, 9));
        sends.confirmed(ranked(answer(), 0, 9));

        assertThat(sends.laterThan(ranked(Steps.watch(), 0, 0))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 6, true",
        "0, 7, false",
        "0, 8, false",
        "1, 0, false",
    })
    void laterThan_sameStopOrAnswerOfLowerRank_isSuperseded(
            long chain, int step, boolean superseded) {
        sends.confirmed(ranked(stop(), 0, 7));
        sends.confirmed(ranked(answer(), 0, 7));

        assertThat(sends.laterThan(ranked(stop(), chain, step)).isPresent()).isEqualTo(superseded);
        assertThat(sends.laterThan(ranked(answer(), chain, step)).isPresent())
                .isEqualTo(superseded);
    }

    @Test
    void laterThan_sameAnswerTriedMoreOften_isStillTheSame() {
        sends.confirmed(ranked(answer().with(new Tally(3, 0, 0, 9, 1)), 0, 7));

        var tried = Steps.withMisses(ranked(answer(), 0, 2), 5);

        assertThat(sends.laterThan(tried)).isPresent();
    }

    @Test
    void laterThan_answerInOtherWords_isNot() {
        sends.confirmed(ranked(answer(), 0, 7));

        var other = Steps.answer(new JobOutcome.Succeeded(Map.of("out", "elsewhere")));

        assertThat(sends.laterThan(ranked(other, 0, 2))).isEmpty();
    }

    @Test
    void laterThan_stopOfAnotherRunOrForAnotherCause_isNot() {
        sends.confirmed(ranked(stop(), 0, 7));

        var ofARun = Steps.stop(StopCause.PIPELINE, Optional.of(Steps.OWN));
        var late = Steps.stop(StopCause.DEADLINE, Optional.empty());

        assertThat(sends.laterThan(ranked(ofARun, 0, 2))).isEmpty();
        assertThat(sends.laterThan(ranked(late, 0, 2))).isEmpty();
    }

    @Test
    void laterThan_sameAnswerToAStepThatRunsAgain_isNot() {
        sends.confirmed(ranked(answer(), 0, 7));

        var later = Steps.FIRST_SEEN.plusSeconds(1);

        assertThat(sends.laterThan(seenAt(ranked(answer(), 0, 2), later))).isEmpty();
    }

    @Test
    void laterThan_sameAnswerToAnotherStep_isNot() {
        sends.confirmed(ranked(answer(), 0, 7));

        var other = Steps.withKey(ranked(answer(), 0, 2), Steps.HIGHEST_KEY);

        assertThat(sends.laterThan(other)).isEmpty();
    }

    @Test
    void confirmed_lowerRankOfAnAnswerLater_doesNotLowerTheMemory() {
        sends.confirmed(ranked(answer(), 0, 7));
        sends.confirmed(ranked(answer(), 0, 3));

        assertThat(sends.laterThan(ranked(answer(), 0, 6))).isPresent();
    }

    @Test
    void laterThan_startBehindAWatch_namesTheRunThatIsWatched() {
        sends.confirmed(ranked(Steps.watch(), 0, 1));

        assertThat(sends.laterThan(ranked(Steps.start(), 0, 0)))
                .contains(new Later(Optional.of(Steps.OWN)));
    }

    @Test
    void laterThan_startBehindAStart_namesNoRun() {
        sends.confirmed(ranked(Steps.start(), 0, 1));

        assertThat(sends.laterThan(ranked(Steps.start(), 0, 0)))
                .contains(new Later(Optional.empty()));
    }

    @Test
    void laterThan_watchBehindAStopOfItsRunThatNobodyWaitsFor_isSuperseded() {
        sends.confirmed(ranked(stopForNobody(Steps.OWN), 0, 7));

        assertThat(sends.laterThan(ranked(Steps.watch(), 0, 6))).isPresent();
        assertThat(sends.laterThan(ranked(Steps.watch(), 0, 7))).isEmpty();
    }

    @Test
    void laterThan_watchBehindAStopOfAnotherRun_isNot() {
        sends.confirmed(ranked(stopForNobody(Steps.OTHER), 0, 7));

        assertThat(sends.laterThan(ranked(Steps.watch(), 0, 6))).isEmpty();
    }

    @Test
    void laterThan_stopThatGoesOnForLonger_isNot() {
        sends.confirmed(ranked(stop(), 0, 7));

        assertThat(sends.laterThan(ranked(until(stop(), 1), 0, 2))).isEmpty();
        assertThat(sends.laterThan(ranked(until(stop(), 0), 0, 2))).isPresent();
        assertThat(sends.laterThan(ranked(until(stop(), -1), 0, 2))).isPresent();
    }

    @Test
    void laterThan_sameStopBegunAtAnotherTime_isSuperseded() {
        sends.confirmed(ranked(stop(), 0, 7));

        var before = stopping(StopCause.PIPELINE, Steps.STARTED.minusSeconds(5));

        assertThat(sends.laterThan(ranked(before, 0, 2))).isPresent();
    }

    @Test
    void done_laterStartItself_supersedesNoMore() {
        sends.confirmed(ranked(Steps.start(), 0, 7));

        sends.done(ranked(Steps.start(), 0, 7));

        assertThat(sends.laterThan(ranked(Steps.start(), 0, 2))).isEmpty();
    }

    @Test
    void done_earlierStart_changesNothing() {
        sends.confirmed(ranked(Steps.start(), 0, 7));

        sends.done(ranked(Steps.start(), 0, 6));

        assertThat(sends.laterThan(ranked(Steps.start(), 0, 2))).isPresent();
    }

    @Test
    void done_laterWatch_hasLeftNothingToDoForItsRun() {
        sends.confirmed(ranked(Steps.watch(), 0, 7));

        sends.done(ranked(Steps.watch(), 0, 7));

        assertThat(sends.laterThan(ranked(Steps.watch(), 0, 6))).isPresent();
    }

    @Test
    void laterThan_anotherStep_isFalse() {
        sends.confirmed(ranked(Steps.watch(), 0, 9));

        var other = Steps.withKey(ranked(Steps.watch(), 0, 0), Steps.HIGHEST_KEY);

        assertThat(sends.laterThan(other)).isEmpty();
    }

    @Test
    void laterThan_stepThatRunsAgainWithTheSameToken_isFalse() {
        sends.confirmed(ranked(Steps.watch(), 0, 9));

        var again = seenAt(ranked(Steps.watch(), 0, 0), Steps.FIRST_SEEN.plusSeconds(1));

        assertThat(sends.laterThan(again)).isEmpty();
    }

    @Test
    void confirmed_chainFirstSeenLater_supersedesTheEarlierWhateverItsRank() {
        sends.confirmed(ranked(Steps.watch(), 0, 26));
        var later = Steps.FIRST_SEEN.plusSeconds(50);
        sends.confirmed(seenAt(ranked(Steps.watch(), 0, 3), later));

        assertThat(sends.laterThan(ranked(Steps.watch(), 0, 27))).isPresent();
        assertThat(sends.laterThan(seenAt(ranked(Steps.watch(), 0, 2), later))).isPresent();
        assertThat(sends.laterThan(seenAt(ranked(Steps.watch(), 0, 3), later))).isEmpty();
    }

    @Test
    void confirmed_moreStepsThanRemembered_forgetsTheOldest() {
        var two = new ConfirmedSends(2);
        for (int number = 0; number < 3; number++) {
            two.confirmed(Steps.withKey(ranked(Steps.watch(), 0, 9), key(number)));
        }

        assertThat(two.laterThan(Steps.withKey(ranked(Steps.watch(), 0, 0), key(0)))).isEmpty();
        assertThat(two.laterThan(Steps.withKey(ranked(Steps.watch(), 0, 0), key(1)))).isPresent();
        assertThat(two.laterThan(Steps.withKey(ranked(Steps.watch(), 0, 0), key(2)))).isPresent();
    }

    @Test
    void confirmed_moreAnswersThanRemembered_forgetsTheOldest() {
        var two = new ConfirmedSends(2);
        for (int number = 0; number < 3; number++) {
            two.confirmed(Steps.withKey(ranked(answer(), 0, 9), key(number)));
        }

        assertThat(two.laterThan(Steps.withKey(ranked(answer(), 0, 0), key(0)))).isEmpty();
        assertThat(two.laterThan(Steps.withKey(ranked(answer(), 0, 0), key(1)))).isPresent();
        assertThat(two.laterThan(Steps.withKey(ranked(answer(), 0, 0), key(2)))).isPresent();
    }

    @Test
    void confirmed_nothingMayBeRemembered_supersedesNothing() {
        var none = new ConfirmedSends(0);

        none.confirmed(ranked(Steps.watch(), 0, 9));

        assertThat(none.laterThan(ranked(Steps.watch(), 0, 0))).isEmpty();
    }

    private static PollerMessage stop() {
        return Steps.stop(StopCause.PIPELINE, Optional.empty());
    }

    private static PollerMessage answer() {
        return Steps.answer(new JobOutcome.Succeeded(Map.of()));
    }

    private static PollerMessage stopForNobody(JobHandle run) {
        return Steps.stop(StopCause.NOBODY_WAITS, Optional.of(run));
    }

    private static PollerMessage stopping(StopCause cause, Instant since) {
        var phase = new Phase.Stop(Steps.watching().job(), Optional.empty(), since, cause);
        return Steps.message(phase, stop().timing().deadline());
    }

    private static PollerMessage until(PollerMessage message, long secondsLater) {
        var deadline = message.timing().deadline().plusSeconds(secondsLater);
        return message.in(message.phase(), deadline);
    }

    private static JobKey key(int number) {
        return new JobKey(Integer.toString(number).repeat(64));
    }

    private static PollerMessage ranked(PollerMessage message, long chain, int step) {
        return new PollerMessage(
                message.step(),
                new Rank(chain, step),
                message.timing(),
                message.tally(),
                message.phase());
    }

    private static PollerMessage seenAt(PollerMessage message, Instant firstSeen) {
        var timing = message.timing();
        return new PollerMessage(
                message.step(),
                message.rank(),
                new Timing(firstSeen, timing.due(), timing.hop(), timing.deadline()),
                message.tally(),
                message.phase());
    }
}
