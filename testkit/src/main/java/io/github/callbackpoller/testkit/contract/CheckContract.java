package io.github.callbackpoller.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Seeing what a job does. */
interface CheckContract extends PlayedService {

    /** The adapter's table of states is whole and right. */
    @TestFactory
    default Stream<DynamicTest> check_everyState_isReadAsItMustBe() {
        return states().stream()
                .map(
                        state ->
                                dynamicTest(
                                        state.word() + " is " + state.seen(),
                                        () -> checkState(state)));
    }

    private void checkState(ServiceState state) {
        var bench = Bench.of(this);

        var status = bench.adapter().check(bench.job(bench.course(state)));

        assertThat(status.state()).isEqualTo(state.word());
        assertThat(Seen.of(status)).isEqualTo(state.seen());
    }

    /** A contract that no job can fulfil proves nothing. */
    @Test
    default void states_areThere_runningAndSucceededAndFailed() {
        assertThat(states())
                .extracting(ServiceState::seen)
                .contains(Seen.RUNNING, Seen.SUCCEEDED, Seen.FAILED);
    }

    /** An answer may be sent twice and must then be the same, byte for byte. */
    @Test
    default void check_endedJobTwice_tellsTheSame() {
        var bench = Bench.of(this);
        var handle = bench.job(Seen.SUCCEEDED);

        var first = bench.adapter().check(handle);
        var second = bench.adapter().check(handle);

        assertThat(second).isEqualTo(first);
    }

    /** The handle is all that another host knows. */
    @Test
    default void check_byAnotherHost_tellsTheSame() {
        var bench = Bench.of(this);
        var handle = bench.job(Seen.SUCCEEDED);
        var copy = new JobHandle(handle.type(), handle.id());

        var status = adapter().check(copy);

        assertThat(status).isEqualTo(bench.adapter().check(handle));
    }

    /** An end, or hopeless: anything else would be watched until the deadline. */
    @Test
    default void check_jobThatNeverWas_isHopelessOrHasEnded() {
        var bench = Bench.of(this);

        assertGivenUp(bench.adapter());
    }

    private void assertGivenUp(JobAdapter adapter) {
        try {
            assertThat(adapter.check(unknownHandle()).hasEnded()).isTrue();
        } catch (JobAdapterException e) {
            assertThat(e.kind()).isEqualTo(Kind.HOPELESS);
        }
    }

    /** To be throttled is no verdict on the job. */
    @Test
    default void check_throttled_saysSoAndGoesOnAfterwards() {
        var bench = Bench.of(this).needs(Capability.THROTTLE);
        var handle = bench.job(Seen.RUNNING);

        throttle();
        Bench.assertRefused(Kind.THROTTLED, () -> bench.adapter().check(handle));
        Bench.assertRefused(Kind.THROTTLED, () -> bench.adapter().checkAll(List.of(handle)));
        heal();

        assertThat(Seen.of(bench.adapter().check(handle))).isEqualTo(Seen.RUNNING);
    }

    /** One call for many is a saving and nothing else. */
    @Test
    default void checkAll_severalJobs_tellsWhatEachCheckTells() {
        var bench = Bench.of(this);
        var handles = states().stream().map(bench::course).map(bench::job).toList();

        var together = bench.adapter().checkAll(handles);

        var alone = new HashMap<>();
        handles.forEach(handle -> alone.put(handle, bench.adapter().check(handle)));
        assertThat(together).isEqualTo(alone);
    }

    /** Nothing to ask about is no reason to fail. */
    @Test
    default void checkAll_noJob_tellsNothing() {
        assertThat(adapter().checkAll(List.of())).isEmpty();
    }

    /** Neighbours may lose a call to a job that never was, never their truth. */
    @Test
    default void checkAll_oneJobNeverWas_neverTellsWrongOfTheOther() {
        var bench = Bench.of(this);
        var handle = bench.job(Seen.SUCCEEDED);

        try {
            var statuses = bench.adapter().checkAll(List.of(handle, unknownHandle()));
            assertThat(statuses).containsEntry(handle, bench.adapter().check(handle));
        } catch (JobAdapterException e) {
            assertThat(e.kind()).isEqualTo(Kind.HOPELESS);
        }
    }
}
