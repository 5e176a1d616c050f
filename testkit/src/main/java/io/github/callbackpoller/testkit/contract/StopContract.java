package io.github.callbackpoller.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.callbackpoller.job.JobAdapterException.Kind;
import org.junit.jupiter.api.Test;

/** Telling jobs to stop. */
interface StopContract extends PlayedService {

    /** A stop whose effect nobody saw is told again. */
    @Test
    default void stop_twice_stopsTheJob() {
        var bench = Bench.of(this).needs(Capability.STOP);
        var handle = bench.job(Seen.RUNNING);

        bench.adapter().stop(handle);
        bench.adapter().stop(handle);

        assertThat(Seen.of(bench.end(handle))).isEqualTo(Seen.STOPPED);
    }

    /** The job may end between the look and the stop; the end stands. */
    @Test
    default void stop_jobHasEnded_changesNothingAndIsNoError() {
        var bench = Bench.of(this).needs(Capability.STOP);
        var handle = bench.job(Seen.SUCCEEDED);
        var before = bench.adapter().check(handle);

        assertThatCode(() -> bench.adapter().stop(handle)).doesNotThrowAnyException();

        assertThat(bench.adapter().check(handle)).isEqualTo(before);
    }

    /** What was throttled did nothing, and may be tried again. */
    @Test
    default void stop_throttled_saysSoAndLeavesTheJobAlone() {
        var bench = Bench.of(this).needs(Capability.STOP).needs(Capability.THROTTLE);
        var handle = bench.job(Seen.RUNNING);

        throttle();
        Bench.assertRefused(Kind.THROTTLED, () -> bench.adapter().stop(handle));
        heal();

        assertThat(Seen.of(bench.adapter().check(handle))).isEqualTo(Seen.RUNNING);
    }

    /** Then the pipeline is told that the job was left running. */
    @Test
    default void stop_notOffered_saysSo() {
        var bench = Bench.of(this);
        assumeTrue(bench.lacks(Capability.STOP), "jobs can be stopped");
        var handle = bench.job(Seen.RUNNING);

        assertThatThrownBy(() -> bench.adapter().stop(handle))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
