package io.github.callbackpoller.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.engine.Verdict;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.stress.Stress;
import io.github.callbackpoller.stress.Stress.Round;
import io.github.callbackpoller.time.ManualNanoClock;
import io.github.callbackpoller.time.NanoClock;
import io.github.callbackpoller.trouble.RecordingLogger;
import io.github.callbackpoller.trouble.Troubles;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the threads of one queue share. */
class LoopStressTest {
    private static final int ROUNDS = 2_000;
    private static final int THREADS = 4;

    @Test
    void pace_failuresOfSeveralThreadsWithinOnePause_countOnce() {
        Stress.rounds(
                ROUNDS,
                () -> {
                    var pace = new Pace(new ManualNanoClock());
                    return new Round(
                            Collections.nCopies(THREADS, () -> failOften(pace)),
                            () -> {
                                assertThat(pace.pause()).isEqualTo(Duration.ofSeconds(1));
                                assertThat(pace.fruitless()).isEqualTo(1);
                            });
                });
    }

    @Test
    void watch_severalThreads_oneReceivesAtATimeAndEachMessageIsHandledAndAcknowledgedOnce() {
        Stress.rounds(
                ROUNDS / 10,
                () -> {
                    var stop = new StopSignal();
                    var queue = new CountingQueue(200, stop);
                    var watch = watch(queue, stop);
                    return new Round(
                            Collections.nCopies(THREADS, watch),
                            () -> {
                                assertThat(queue.mostAtOnce()).isEqualTo(1);
                                assertThat(queue.acknowledged()).isEqualTo(queue.given());
                                assertThat(watch.inHand()).isZero();
                            });
                });
    }

    private static void failOften(Pace pace) {
        for (int time = 0; time < 20; time++) {
            pace.failed();
            pace.fruitless();
            assertThat(pace.most()).isEqualTo(1);
        }
    }

    private static QueueWatch watch(CountingQueue queue, StopSignal stop) {
        var steady = NanoClock.system();
        var troubles = new Troubles(new RecordingLogger(), "", steady);
        var setting = new QueueWatch.Setting(InstantSource.system(), steady, troubles, stop);
        var settings =
                new LoopSettings(
                        THREADS, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO);
        BatchHandler handler =
                (batch, until) ->
                        IntStream.range(0, batch.size())
                                .mapToObj(index -> Verdict.ACKNOWLEDGE)
                                .toList();
        return new QueueWatch(QueueName.CALLBACK, queue, handler, settings, setting);
    }
}
