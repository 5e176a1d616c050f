package io.github.callbackpoller.sandbox.glue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The runs of one job, and who of them may run. Thread-safe. */
final class JobRuns {
    private final Deque<GlueRun> newestFirst = new ArrayDeque<>();

    /**
     * Lets a run in: starting, waiting, or not at all. A retry has the place of the run it follows.
     *
     * @param inState creates the run
     * @throws io.github.callbackpoller.sandbox.wire.AwsError if there is no place and it may not
     *     wait
     */
    synchronized GlueRun admit(
            RunFacts facts, Predicate<GlueRun> holdsSlot, Function<RunState, GlueRun> inState) {
        boolean fits = facts.retry().isPresent() || hasPlace(facts.job(), holdsSlot);
        if (!fits && !facts.queued()) {
            throw GlueErrors.concurrentRunsExceeded(facts.job().name());
        }
        var run = inState.apply(fits ? RunState.STARTING : RunState.WAITING);
        newestFirst.addFirst(run);
        return run;
    }

    /** The run that has waited longest, now starting, if there is a place for it. */
    synchronized Optional<GlueRun> nextFromQueue(Predicate<GlueRun> holdsSlot) {
        var next =
                StreamSupport.stream(
                                ((Iterable<GlueRun>) newestFirst::descendingIterator).spliterator(),
                                false)
                        .filter(run -> run.state() == RunState.WAITING)
                        .findFirst()
                        .filter(run -> hasPlace(run.facts().job(), holdsSlot));
        next.ifPresent(run -> run.move(RunState.STARTING));
        return next;
    }

    synchronized List<GlueRun> newestFirst() {
        return List.copyOf(newestFirst);
    }

    private boolean hasPlace(GlueJob job, Predicate<GlueRun> holdsSlot) {
        return newestFirst.stream().filter(holdsSlot).count() < job.maxConcurrentRuns();
    }
}
