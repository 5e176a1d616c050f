package io.github.callbackpoller.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.decision.Gate;
import io.github.callbackpoller.decision.Steps;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.Rank;
import io.github.callbackpoller.stress.Stress;
import io.github.callbackpoller.stress.Stress.Round;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What all threads of a host share of the engine, used by several of them at once. */
class EngineMemoryStressTest {
    private static final int ROUNDS = 2_000;
    private static final int THREADS = 4;
    private static final int RANKS = 24;
    private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");

    @Test
    void confirmedSends_ranksOfOneStepFromSeveralThreads_onlyTheLatestIsNotSuperseded() {
        Stress.rounds(
                ROUNDS,
                () -> {
                    var sends = new ConfirmedSends(100);
                    return new Round(
                            threads(thread -> () -> confirm(sends, thread)),
                            () -> {
                                assertThat(sends.laterThan(watch(RANKS - 2))).isPresent();
                                assertThat(sends.laterThan(watch(RANKS - 1))).isEmpty();
                            });
                });
    }

    @Test
    void confirmedSends_moreStepsThanAreRemembered_theLatestAreKnown() {
        Stress.rounds(
                ROUNDS,
                () -> {
                    var sends = new ConfirmedSends(THREADS);
                    return new Round(
                            threads(thread -> () -> each(thread, sends::confirmed)),
                            () -> assertThat(known(sends)).isEqualTo(THREADS));
                });
    }

    @Test
    void recentStarts_moreKeysThanMayRunFromSeveralThreads_admitsAsManyAsMay() {
        Stress.rounds(
                ROUNDS,
                () -> {
                    var starts = new RecentStarts();
                    var gate = new Gate("taxi", 5, Set.of());
                    var admitted = new AtomicInteger();
                    return new Round(
                            threads(thread -> () -> admit(starts, gate, thread, admitted)),
                            () -> assertThat(admitted).hasValue(5));
                });
    }

    @Test
    void answeredSteps_rememberedBySeveralThreads_areAllKnown() {
        Stress.rounds(
                ROUNDS,
                () -> {
                    var answered = new AnsweredSteps();
                    return new Round(
                            threads(thread -> () -> each(thread, answered::remember)),
                            () -> assertAllKnown(answered));
                });
    }

    @Test
    void looks_askedForBySeveralThreads_takesEachOnceAndInOrder() {
        var looks = Looks.atOnce(3);
        var numbers = IntStream.range(0, RANKS).boxed().toList();
        Stress.rounds(
                ROUNDS,
                () -> {
                    var taken = new AtomicInteger();
                    Runnable asking = () -> assertAllTaken(looks, numbers, taken);
                    return new Round(
                            threads(thread -> asking),
                            () -> assertThat(taken).hasValue(THREADS * RANKS));
                });
    }

    private static void assertAllKnown(AnsweredSteps answered) {
        for (int thread = 0; thread < THREADS; thread++) {
            each(thread, message -> assertThat(answered.know(message)).isTrue());
        }
    }

    private static void assertAllTaken(Looks looks, List<Integer> numbers, AtomicInteger taken) {
        var seen =
                looks.all(
                        numbers,
                        number -> {
                            taken.incrementAndGet();
                            return number;
                        });
        assertThat(seen).isEqualTo(numbers);
    }

    /** What a thread has seen confirmed it never forgets, and the latest is never superseded. */
    private static void confirm(ConfirmedSends sends, int thread) {
        for (int rank = thread; rank < RANKS; rank += THREADS) {
            sends.confirmed(watch(rank));
            if (rank > 0) {
                assertThat(sends.laterThan(watch(rank - 1))).isPresent();
            }
            assertThat(sends.laterThan(watch(RANKS - 1))).isEmpty();
        }
    }

    private static long known(ConfirmedSends sends) {
        return IntStream.range(0, THREADS * RANKS)
                .filter(number -> sends.laterThan(earlier(number)).isPresent())
                .count();
    }

    private static void admit(RecentStarts starts, Gate gate, int thread, AtomicInteger admitted) {
        for (int number = thread; number < RANKS; number += THREADS) {
            if (starts.admit(gate, key(number), NOW)) {
                admitted.incrementAndGet();
            }
        }
    }

    private static void each(int thread, Consumer<PollerMessage> work) {
        for (int number = thread; number < THREADS * RANKS; number += THREADS) {
            work.accept(Steps.withKey(Steps.watch(), key(number)));
        }
    }

    private static PollerMessage earlier(int number) {
        return ranked(Steps.withKey(Steps.watch(), key(number)), 0);
    }

    private static PollerMessage watch(int rank) {
        return ranked(Steps.watch(), rank);
    }

    private static PollerMessage ranked(PollerMessage message, int rank) {
        return new PollerMessage(
                message.step(),
                new Rank(0, rank),
                message.timing(),
                message.tally(),
                message.phase());
    }

    private static JobKey key(int number) {
        return new JobKey("%064d".formatted(number));
    }

    private static List<Runnable> threads(IntFunction<Runnable> work) {
        return IntStream.range(0, THREADS).mapToObj(work).toList();
    }
}
