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
     * Lets a run in: starting, waiting, or not at all. Nobody overtakes the queue but Glue's own
     * retry, which has the place of the run it follows.
     *
     * @param inState creates the run
     * @throws io.github.callbackpoller.sandbox.wire.AwsError if there is no place and it may not
     *     wait
     */
    synchronized GlueRun admit(
            RunFacts facts, Predicate<GlueRun> holdsSlot, Function<RunState, GlueRun> inState) {
        boolean isNext = firstInQueue().isEmpty() && hasPlace(facts.job(), holdsSlot);
        boolean fits = facts.isRetriedByGlue() || isNext;
        if (!fits && !facts.settings().queued()) {
            throw GlueErrors.concurrentRunsExceeded(facts.job().name());
        }
        var run = inState.apply(fits ? RunState.STARTING : RunState.WAITING);
        newestFirst.addFirst(run);
        return run;
    }

    /** The run that has waited longest, now starting, if the job has a place for it. */
    synchronized Optional<GlueRun> nextFromQueue(GlueJob job, Predicate<GlueRun> holdsSlot) {
        var next = firstInQueue().filter(run -> hasPlace(job, holdsSlot));
        next.ifPresent(GlueRun::leaveQueue);
        return next;
    }

    synchronized List<GlueRun> newestFirst() {
        return List.copyOf(newestFirst);
    }

    private Optional<GlueRun> firstInQueue() {
        return StreamSupport.stream(
                        ((Iterable<GlueRun>) newestFirst::descendingIterator).spliterator(), false)
                .filter(GlueRun::isQueued)
                .findFirst();
    }

    private boolean hasPlace(GlueJob job, Predicate<GlueRun> holdsSlot) {
        return newestFirst.stream().filter(holdsSlot).count() < job.maxConcurrentRuns();
    }
}
