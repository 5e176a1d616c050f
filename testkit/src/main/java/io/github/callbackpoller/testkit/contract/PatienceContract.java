package io.github.callbackpoller.testkit.contract;

import io.github.callbackpoller.job.JobAdapterException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Calls return: a thread that waits for one job is lost to all others. */
interface PatienceContract extends PlayedService {

    /** No call waits for the end of a job. */
    @Test
    default void calls_jobRunsOn_returnMeanwhile() throws Exception {
        var bench = Bench.of(this);

        together(calls(bench));
    }

    /** A start without an answer may have had its effect: it must not say that it had none. */
    @Test
    default void calls_serviceHangs_giveUpAndMayBeTriedLater() throws Exception {
        var bench = Bench.of(this).needs(Capability.HANG);
        var calls = calls(bench);

        hang();
        together(
                calls.stream()
                        .<Runnable>map(call -> () -> Bench.assertRefused(Kind.RETRY_LATER, call))
                        .toList());
        heal();

        together(calls);
    }

    /**
     * The job that is stopped is another, so that a check that waits for the end waits for ever.
     */
    private static List<Runnable> calls(Bench bench) {
        var adapter = bench.adapter();
        var request = bench.request(bench.course(Seen.RUNNING));
        var handle = bench.job(Seen.RUNNING);
        List<Runnable> calls = new ArrayList<>();
        calls.add(() -> adapter.start(request));
        calls.add(() -> adapter.check(handle));
        if (!bench.lacks(Capability.FIND)) {
            calls.add(() -> adapter.search(Bench.lookup(request)));
        }
        if (!bench.lacks(Capability.STOP)) {
            var stopped = bench.job(Seen.RUNNING);
            calls.add(() -> adapter.stop(stopped));
        }
        return calls;
    }

    private void together(List<Runnable> calls) throws Exception {
        Bench.together(patience(), calls.stream().map(Executors::callable).toList());
    }
}
