package io.github.callbackpoller.decision;

import io.github.callbackpoller.definition.JobPolicy;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.StopCause;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Phase STOP: every run of the step is told to stop, and its end is waited for within a bound. */
final class StopRules {
    private static final int DOUBLINGS = 3;
    private static final int UNHURRIED_DOUBLINGS = 6;
    private static final String UNTOLD = "whether its job still runs could not be told";

    private StopRules() {}

    static Decision decide(Situation situation, Phase.Stop stop) {
        var jobs = situation.jobs(stop.handle());
        var standing = Standing.among(jobs);
        boolean told = !situation.seen().search().failed() && !situation.seen().status().failed();
        if (isLeft(situation, stop)) {
            return leave(situation, stop, jobs, standing, told);
        }
        if (standing.isEmpty()) {
            return told ? noJob(situation, stop) : untold(situation, stop);
        }
        boolean succeededLate =
                isLate(situation) && standing.get().status() instanceof JobStatus.Succeeded;
        if (standing.get().live().findAny().isPresent() && !succeededLate) {
            return stillRunning(situation, stop, standing.get());
        }
        if (!isLate(situation) && standing.get().mayRunAgain(situation.now())) {
            return again(situation, stop, "the service may start it again");
        }
        return (told || isLate(situation)) && isOfThisAttempt(situation, stop, standing.get())
                ? ended(situation, stop, jobs, standing.get())
                : untold(situation, stop);
    }

    /**
     * SageMaker may give a step that it runs again the token it had. While it can't be told when
     * the step began, a failure may be that of an earlier attempt. A step that is to stop and is
     * shown as ended is shown as it was before.
     */
    private static boolean isOfThisAttempt(
            Situation situation, Phase.Stop stop, Standing standing) {
        return stop.cause() == StopCause.NOBODY_WAITS
                || !(standing.status() instanceof JobStatus.Failed)
                || showsTheAttempt(situation.seen().view())
                || stop.handle().filter(standing.handle()::equals).isPresent();
    }

    private static boolean showsTheAttempt(StepView view) {
        return view.startedAt().isPresent() && view.state() != StepView.State.OVER;
    }

    /**
     * The job is not touched, only what was started beside it; if it has ended already, the answer
     * is what it came to.
     */
    private static Decision leave(
            Situation situation,
            Phase.Stop stop,
            Map<JobHandle, JobStatus> jobs,
            Optional<Standing> standing,
            boolean told) {
        var duplicates = standing.map(Standing::others).orElse(List.of());
        if (!duplicates.isEmpty() && !isLate(situation)) {
            return again(
                    situation,
                    stop,
                    standing.get(),
                    duplicates.size() + " more than its job",
                    duplicates);
        }
        var over =
                standing.filter(run -> run.status().hasEnded())
                        .filter(run -> !run.mayRunAgain(situation.now()));
        if (over.isPresent()) {
            return isOfThisAttempt(situation, stop, over.get())
                    ? ended(situation, stop, jobs, over.get())
                    : untold(situation, stop);
        }
        boolean answers = stop.cause() != StopCause.NOBODY_WAITS;
        if (answers && told && standing.isEmpty()) {
            return noJob(situation, stop);
        }
        return told || !answers
                ? end(situation, stop, "its job was left as it is")
                : untold(situation, stop);
    }

    /**
     * Spent messages lead here, but once here the job is given its time to end, and is told a few
     * times: a message that was kept from the hosts for that long has told it once, perhaps in
     * vain.
     */
    private static boolean isLate(Situation situation) {
        return situation.message().isOverdue(situation.now())
                && situation.message().tally().misses() >= Limits.STOP_LEAST_LOOKS;
    }

    /**
     * What follows when the adapter can't stop jobs. If only others than the run that stands for
     * the step were to be stopped, the answer is still what that run comes to.
     */
    static Decision unstoppable(Decision.Requeue requeue, boolean exhausted, Phase.Stop stop) {
        boolean itself = stop.handle().filter(requeue.stopFirst()::contains).isPresent();
        return itself
                ? end(
                        requeue.next(),
                        exhausted,
                        stop,
                        "its job can't be stopped and was left running")
                : requeue;
    }

    private static boolean isLeft(Situation situation, Phase.Stop stop) {
        var policy = situation.definition().policy();
        return switch (stop.cause()) {
            case PIPELINE, NOBODY_WAITS -> policy.onStop() == JobPolicy.OnStop.LEAVE;
            case DEADLINE -> policy.onDeadline() == JobPolicy.OnDeadline.FAIL_AND_LEAVE;
        };
    }

    private static Decision noJob(Situation situation, Phase.Stop stop) {
        var since = Duration.between(stop.since(), situation.now());
        if (since.compareTo(Limits.STOP_LOOKS_AGAIN_AFTER) < 0) {
            return Follow.requeue(
                    situation.message(),
                    Limits.STOP_LOOKS_AGAIN_AFTER.minus(Waits.notNegative(since)),
                    situation.now(),
                    Happening.STOPPING,
                    "no job found yet");
        }
        return end(situation, stop, "no job was found for it");
    }

    private static Decision untold(Situation situation, Phase.Stop stop) {
        if (isLate(situation)) {
            return end(situation, stop, UNTOLD);
        }
        return again(situation, stop, "can't tell");
    }

    private static Decision stillRunning(Situation situation, Phase.Stop stop, Standing standing) {
        var live = standing.live().toList();
        if (isLate(situation)) {
            return end(
                    situation,
                    stop,
                    "its job still runs ("
                            + standing.status().state()
                            + ", "
                            + live.get(0).id()
                            + ")");
        }
        return again(situation, stop, standing, standing.status().state(), live);
    }

    private static Decision again(
            Situation situation,
            Phase.Stop stop,
            Standing standing,
            String detail,
            List<JobHandle> stopFirst) {
        var known =
                new Phase.Stop(
                        stop.job(), Optional.of(standing.handle()), stop.since(), stop.cause());
        var next = situation.with(situation.message().with(known));
        return again(next, known, detail).stoppingFirst(stopFirst);
    }

    private static Decision.Requeue again(Situation situation, Phase.Stop stop, String detail) {
        var message = situation.message();
        int doublings = Math.min(mostDoublings(stop.cause()), message.tally().misses());
        var wait = Limits.STOP_FIRST_LOOK.multipliedBy(1L << doublings);
        return Follow.requeue(
                message.with(message.tally().missed()),
                wait,
                situation.now(),
                Happening.STOPPING,
                detail);
    }

    private static int mostDoublings(StopCause cause) {
        return switch (cause) {
            case PIPELINE, DEADLINE -> DOUBLINGS;
            case NOBODY_WAITS -> UNHURRIED_DOUBLINGS;
        };
    }

    /** A job that had ended by itself before the stop reached it is answered truthfully. */
    private static Decision ended(
            Situation situation,
            Phase.Stop stop,
            Map<JobHandle, JobStatus> jobs,
            Standing standing) {
        var message = situation.message();
        if (stop.cause() == StopCause.NOBODY_WAITS) {
            return end(situation, stop, "");
        }
        boolean anyStopped = jobs.values().stream().anyMatch(JobStatus.Stopped.class::isInstance);
        return standing.status()
                .match(
                        running -> end(situation, stop, "its job still runs"),
                        succeeded -> Outcomes.succeeded(message, stop.job(), succeeded),
                        failed ->
                                anyStopped
                                        ? end(situation, stop, "its job was stopped")
                                        : failed(situation, stop, failed),
                        stopped ->
                                end(
                                        situation,
                                        stop,
                                        "its job was stopped (" + standing.handle().id() + ")"));
    }

    /** Its retry may run unseen: then nothing is known of the job. */
    private static Decision failed(Situation situation, Phase.Stop stop, JobStatus.Failed status) {
        return status.retriesLeft() && situation.seen().search().failed()
                ? end(situation, stop, UNTOLD)
                : Outcomes.failed(situation.message(), status);
    }

    private static Decision end(Situation situation, Phase.Stop stop, String whatOfTheJob) {
        return end(situation.message(), situation.exhausted(), stop, whatOfTheJob);
    }

    private static Decision end(
            PollerMessage message, boolean exhausted, Phase.Stop stop, String whatOfTheJob) {
        return switch (stop.cause()) {
            case PIPELINE -> Follow.fail(message, "Stopped by the pipeline; " + whatOfTheJob);
            case DEADLINE ->
                    Follow.fail(
                            message,
                            (exhausted ? Outcomes.MESSAGES_SPENT : "The deadline has passed")
                                    + "; "
                                    + whatOfTheJob);
            case NOBODY_WAITS -> new Decision.Discard(Happening.NOBODY_WAITS, whatOfTheJob);
        };
    }
}
