package io.github.callbackpoller.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.job.JobHandle;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

/** One adapter serves all threads of a host. */
interface ThreadsContract extends PlayedService {

    /** How many threads there are at once. */
    int THREADS = 8;

    /** Each thread gets a job of its own and sees it. */
    @Test
    default void startAndCheck_manyThreadsAtOnce_eachSeesItsJob() throws Exception {
        var bench = Bench.of(this);
        var barrier = new CyclicBarrier(THREADS);
        Callable<JobHandle> life =
                () -> {
                    var course = bench.course(Seen.SUCCEEDED);
                    var request = bench.request(course);
                    barrier.await();
                    var handle = bench.adapter().start(request);
                    bring(handle, course);
                    assertThat(Seen.of(bench.adapter().check(handle))).isEqualTo(Seen.SUCCEEDED);
                    if (!bench.lacks(Capability.FIND)) {
                        assertThat(bench.adapter().find(Bench.lookup(request)))
                                .containsExactly(handle);
                    }
                    return handle;
                };

        var handles =
                Bench.together(
                        patience().multipliedBy(THREADS), Collections.nCopies(THREADS, life));

        assertThat(handles).doesNotHaveDuplicates();
    }
}
