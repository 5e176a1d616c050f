package io.github.callbackpoller.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.decision.Steps;
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
    void supersede_messageOfLowerRank_isSuperseded(long chain, int step, boolean superseded) {
        sends.confirmed(ranked(Steps.watch(), 0, 7));

        assertThat(sends.supersede(ranked(Steps.watch(), chain, step))).isEqualTo(superseded);
    }

    @Test
    void supersede_nothingConfirmed_isFalse() {
        assertThat(sends.supersede(Steps.watch())).isFalse();
    }

    @Test
    void supersede_startBehindAWatch_isSuperseded() {
        sends.confirmed(ranked(Steps.watch(), 0, 1));

        assertThat(sends.supersede(ranked(Steps.start(), 0, 0))).isTrue();
    }

    @Test
    void supersede_earlierMessageWatchesAnotherRun_isFalse() {
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

        assertThat(sends.supersede(ranked(Steps.watch().with(other), 0, 1))).isFalse();
    }

    @Test
    void supersede_rescuedChainBehindAnyOlderChain_isNot() {
        sends.confirmed(ranked(Steps.watch(), 1_793_600_000_000L, 0));

        assertThat(sends.supersede(ranked(Steps.watch(), 0, 999_999))).isTrue();
        assertThat(sends.supersede(ranked(Steps.watch(), 1_793_600_000_001L, 0))).isFalse();
    }

    @Test
    void confirmed_lowerRankLater_doesNotLowerTheMemory() {
        sends.confirmed(ranked(Steps.watch(), 0, 7));
        sends.confirmed(ranked(Steps.watch(), 0, 3));

        assertThat(sends.supersede(ranked(Steps.watch(), 0, 6))).isTrue();
    }

    @Test
    void supersede_stopOrAnswerBehindAWatch_isNot() {
        sends.confirmed(ranked(Steps.watch(), 0, 9));

        assertThat(sends.supersede(ranked(stop(), 0, 0))).isFalse();
        assertThat(sends.supersede(ranked(answer(), 0, 0))).isFalse();
    }

    @Test
    void supersede_watchBehindStopAndAnswer_isNot() {
        sends.confirmed(ranked(stop(), 0, 9));
        sends.confirmed(ranked(answer(), 0, 9));

        assertThat(sends.supersede(ranked(Steps.watch(), 0, 0))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 6, true",
        "0, 7, false",
        "0, 8, false",
        "1, 0, false",
    })
    void supersede_sameStopOrAnswerOfLowerRank_isSuperseded(
            long chain, int step, boolean superseded) {
        sends.confirmed(ranked(stop(), 0, 7));
        sends.confirmed(ranked(answer(), 0, 7));

        assertThat(sends.supersede(ranked(stop(), chain, step))).isEqualTo(superseded);
        assertThat(sends.supersede(ranked(answer(), chain, step))).isEqualTo(superseded);
    }

    @Test
    void supersede_sameAnswerTriedMoreOften_isStillTheSame() {
        sends.confirmed(ranked(answer().with(new Tally(3, 0, 0, 9, 1)), 0, 7));

        var tried = Steps.withMisses(ranked(answer(), 0, 2), 5);

        assertThat(sends.supersede(tried)).isTrue();
    }

    @Test
    void supersede_answerInOtherWords_isNot() {
        sends.confirmed(ranked(answer(), 0, 7));

        var other = Steps.answer(new JobOutcome.Succeeded(Map.of("out", "elsewhere")));

        assertThat(sends.supersede(ranked(other, 0, 2))).isFalse();
    }

    @Test
    void supersede_stopOfAnotherRunOrForAnotherCause_isNot() {
        sends.confirmed(ranked(stop(), 0, 7));

        var ofARun = Steps.stop(StopCause.PIPELINE, Optional.of(Steps.OWN));
        var late = Steps.stop(StopCause.DEADLINE, Optional.empty());

        assertThat(sends.supersede(ranked(ofARun, 0, 2))).isFalse();
        assertThat(sends.supersede(ranked(late, 0, 2))).isFalse();
    }

    @Test
    void supersede_sameAnswerToAStepThatRunsAgain_isNot() {
        sends.confirmed(ranked(answer(), 0, 7));

        var later = Steps.FIRST_SEEN.plusSeconds(1);

        assertThat(sends.supersede(seenAt(ranked(answer(), 0, 2), later))).isFalse();
    }

    @Test
    void supersede_sameAnswerToAnotherStep_isNot() {
        sends.confirmed(ranked(answer(), 0, 7));

        var other = Steps.withKey(ranked(answer(), 0, 2), Steps.HIGHEST_KEY);

        assertThat(sends.supersede(other)).isFalse();
    }

    @Test
    void confirmed_lowerRankOfAnAnswerLater_doesNotLowerTheMemory() {
        sends.confirmed(ranked(answer(), 0, 7));
        sends.confirmed(ranked(answer(), 0, 3));

        assertThat(sends.supersede(ranked(answer(), 0, 6))).isTrue();
    }

    @Test
    void supersede_anotherStep_isFalse() {
        sends.confirmed(ranked(Steps.watch(), 0, 9));

        var other = Steps.withKey(ranked(Steps.watch(), 0, 0), Steps.HIGHEST_KEY);

        assertThat(sends.supersede(other)).isFalse();
    }

    @Test
    void supersede_stepThatRunsAgainWithTheSameToken_isFalse() {
        sends.confirmed(ranked(Steps.watch(), 0, 9));

        var again = seenAt(ranked(Steps.watch(), 0, 0), Steps.FIRST_SEEN.plusSeconds(1));

        assertThat(sends.supersede(again)).isFalse();
    }

    @Test
    void confirmed_chainFirstSeenLater_supersedesTheEarlierWhateverItsRank() {
        sends.confirmed(ranked(Steps.watch(), 0, 26));
        var later = Steps.FIRST_SEEN.plusSeconds(50);
        sends.confirmed(seenAt(ranked(Steps.watch(), 0, 3), later));

        assertThat(sends.supersede(ranked(Steps.watch(), 0, 27))).isTrue();
        assertThat(sends.supersede(seenAt(ranked(Steps.watch(), 0, 2), later))).isTrue();
        assertThat(sends.supersede(seenAt(ranked(Steps.watch(), 0, 3), later))).isFalse();
    }

    @Test
    void confirmed_moreStepsThanRemembered_forgetsTheOldest() {
        var two = new ConfirmedSends(2);
        for (int number = 0; number < 3; number++) {
            two.confirmed(Steps.withKey(ranked(Steps.watch(), 0, 9), key(number)));
        }

        assertThat(two.supersede(Steps.withKey(ranked(Steps.watch(), 0, 0), key(0)))).isFalse();
        assertThat(two.supersede(Steps.withKey(ranked(Steps.watch(), 0, 0), key(1)))).isTrue();
        assertThat(two.supersede(Steps.withKey(ranked(Steps.watch(), 0, 0), key(2)))).isTrue();
    }

    @Test
    void confirmed_moreAnswersThanRemembered_forgetsTheOldest() {
        var two = new ConfirmedSends(2);
        for (int number = 0; number < 3; number++) {
            two.confirmed(Steps.withKey(ranked(answer(), 0, 9), key(number)));
        }

        assertThat(two.supersede(Steps.withKey(ranked(answer(), 0, 0), key(0)))).isFalse();
        assertThat(two.supersede(Steps.withKey(ranked(answer(), 0, 0), key(1)))).isTrue();
        assertThat(two.supersede(Steps.withKey(ranked(answer(), 0, 0), key(2)))).isTrue();
    }

    @Test
    void confirmed_nothingMayBeRemembered_supersedesNothing() {
        var none = new ConfirmedSends(0);

        none.confirmed(ranked(Steps.watch(), 0, 9));

        assertThat(none.supersede(ranked(Steps.watch(), 0, 0))).isFalse();
    }

    private static PollerMessage stop() {
        return Steps.stop(StopCause.PIPELINE, Optional.empty());
    }

    private static PollerMessage answer() {
        return Steps.answer(new JobOutcome.Succeeded(Map.of()));
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
