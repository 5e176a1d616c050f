package io.github.callbackpoller.decision;

import io.github.callbackpoller.definition.JobPolicy;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.StopCause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Phase WATCH: the job is checked until it has ended or its deadline has passed. */
final class WatchRules {
    private static final Duration AFTER_DUPLICATES = Duration.ofSeconds(15);
    private static final Duration AFTER_TIME_LIMIT = Duration.ofMinutes(1);
    private static final Duration RETRY_LOOK = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private static final int SETTLED_PATIENCE = 3;

    private final PollSchedule schedule;

    WatchRules(PollSchedule schedule) {
        this.schedule = schedule;
    }

    /** Whether it is time to see again that the step still waits. */
    static boolean wantsView(Phase.Watch watch, Instant now) {
        return !now.isBefore(watch.seenWaiting().plus(Limits.CONFIRM_WAITING_EVERY));
    }

    Decision decide(Situation situation, Phase.Watch before) {
        var standing = Standing.among(situation.jobs(Optional.of(before.handle())));
        var watch = learned(before, standing, situation);
        var learned = situation.with(situation.message().with(watch));
        return switch (situation.state()) {
            case OVER -> nobodyWaits(learned, watch, standing);
            case STOPPING -> stop(learned, watch, StopCause.PIPELINE, List.of());
            case WAITING, UNKNOWN ->
                    standing.map(run -> decide(learned, watch, run))
                            .orElseGet(() -> untold(learned, watch));
        };
    }

    private Decision decide(Situation situation, Phase.Watch watch, Standing run) {
        if (!run.others().isEmpty() && looksOn(situation)) {
            return duplicates(situation, run);
        }
        if (run.status().hasEnded() && isUnsure(situation, watch, run)) {
            return unsure(situation, run);
        }
        if (run.status().hasEnded() && mayLeaveAnother(situation, watch, run)) {
            return stop(situation, watch, StopCause.DEADLINE, run.others());
        }
        return run.status()
                .match(
                        running -> goOn(situation, watch, running),
                        succeeded ->
                                Outcomes.succeeded(situation.message(), watch.job(), succeeded),
                        failed -> failed(situation, watch, failed),
                        stopped -> Outcomes.stoppedByOthers(situation.message(), watch.handle()));
    }

    private Decision goOn(Situation situation, Phase.Watch watch, JobStatus.Running running) {
        var now = situation.now();
        var allowed = situation.definition().policy().deadlineGiven(running.timeLimit());
        var deadline = watch.startedAt().plus(allowed);
        if (situation.exhausted() || !now.isBefore(deadline)) {
            return late(situation, watch);
        }
        var startedAt = running.startedAt().orElse(watch.startedAt());
        var elapsed = Waits.notNegative(Duration.between(startedAt, now));
        var wait =
                Waits.spread(
                        schedule.with(situation.definition().policy().checks())
                                .delayAfter(elapsed, watch.history()),
                        situation.message().step().key());
        var limit = running.timeLimit().map(time -> startedAt.plus(time).plus(AFTER_TIME_LIMIT));
        if (limit.isPresent() && now.isBefore(limit.get())) {
            wait = Waits.shorter(wait, Duration.between(now, limit.get()));
        }
        wait = Waits.longer(SHORTEST, Waits.shorter(wait, Duration.between(now, deadline)));
        var checked =
                situation.message().in(watch, deadline).with(situation.message().tally().checked());
        var happening = running.recognized() ? Happening.STILL_RUNNING : Happening.UNKNOWN_STATE;
        return Follow.requeue(checked, wait, now, happening, running.state());
    }

    private static Decision duplicates(Situation situation, Standing run) {
        var message = situation.message();
        return Follow.requeue(
                        message.with(message.tally().checked()),
                        AFTER_DUPLICATES,
                        situation.now(),
                        Happening.DUPLICATE_STOPPED,
                        run.others().size() + " more than " + run.handle().id())
                .stoppingFirst(run.others());
    }

    /** A settled watch doesn't wait for ever for a look-up that may never work. */
    private static boolean isUnsure(Situation situation, Phase.Watch watch, Standing run) {
        boolean patient =
                mayHideAnother(watch, run)
                        || situation.message().tally().misses() < SETTLED_PATIENCE;
        boolean unread = situation.seen().status().failed() && !situation.overdue();
        return unread || (situation.seen().search().failed() && patient && looksOn(situation));
    }

    /**
     * The look-up failed, and another run may go on unseen: one that a second host began, or the
     * retry that the service made of the run by itself.
     */
    private static boolean mayHideAnother(Phase.Watch watch, Standing run) {
        return !watch.settled() || run.hasRetriesLeft();
    }

    /** Past the deadline a job that is to be stopped must not be answered while a run goes on. */
    private static boolean mayLeaveAnother(Situation situation, Phase.Watch watch, Standing run) {
        boolean another =
                !run.others().isEmpty()
                        || (situation.seen().search().failed() && mayHideAnother(watch, run));
        return another
                && situation.overdue()
                && situation.definition().policy().onDeadline()
                        == JobPolicy.OnDeadline.FAIL_AND_STOP;
    }

    /** The run has ended, but another run of the step may go on unseen. */
    private static Decision unsure(Situation situation, Standing run) {
        var message = situation.message();
        return Follow.requeue(
                message.with(situation.missed()),
                untilNextLook(situation),
                situation.now(),
                situation.untold(),
                run.status().state() + ", but the look-up by key failed");
    }

    /**
     * The service's own retries are attempts of one run: the newest is waited for, past the
     * deadline to be stopped.
     */
    private static Decision failed(
            Situation situation, Phase.Watch watch, JobStatus.Failed failed) {
        if (!Standing.mayRunAgain(failed, situation.now())) {
            return Outcomes.failed(situation.message(), failed);
        }
        if (!situation.overdue()) {
            var message = situation.message();
            return Follow.requeue(
                    message.with(message.tally().checked()),
                    RETRY_LOOK,
                    situation.now(),
                    Happening.RETRY_EXPECTED,
                    failed.state());
        }
        return switch (situation.definition().policy().onDeadline()) {
            case FAIL_AND_STOP -> stop(situation, watch, StopCause.DEADLINE, List.of());
            case FAIL_AND_LEAVE -> Outcomes.failed(situation.message(), failed);
        };
    }

    private static Decision untold(Situation situation, Phase.Watch watch) {
        return situation
                .seen()
                .status()
                .match(
                        status -> untold(situation, watch, Kind.RETRY_LATER, "no status"),
                        (kind, why) -> untold(situation, watch, kind, why),
                        () -> untold(situation, watch, Kind.RETRY_LATER, "nobody looked"));
    }

    private static Decision untold(Situation situation, Phase.Watch watch, Kind kind, String why) {
        var message = situation.message();
        if (!looksOn(situation)) {
            return unread(situation, watch, why);
        }
        var tally = kind == Kind.HOPELESS ? message.tally().refused() : situation.missed();
        if (tally.refusals() >= Limits.REFUSALS) {
            return Follow.fail(
                    message,
                    "The job's status could not be read "
                            + Limits.REFUSALS
                            + " times in a row; the job may still run. Last error: "
                            + why);
        }
        return Follow.requeue(
                message.with(tally),
                untilNextLook(situation),
                situation.now(),
                situation.untold(),
                why);
    }

    private static Decision unread(Situation situation, Phase.Watch watch, String why) {
        return switch (situation.definition().policy().onDeadline()) {
            case FAIL_AND_STOP -> late(situation, watch);
            case FAIL_AND_LEAVE ->
                    Follow.fail(
                            situation.message(),
                            "The job's status could not be read at the last look; the job may still"
                                    + " run ("
                                    + watch.handle().id()
                                    + "). Last error: "
                                    + why);
        };
    }

    /** A job that is left alone may have ended in time; one that is stopped is looked at yet. */
    private static boolean looksOn(Situation situation) {
        if (!situation.overdue()) {
            return true;
        }
        return !situation.exhausted()
                && situation.definition().policy().onDeadline()
                        == JobPolicy.OnDeadline.FAIL_AND_LEAVE
                && situation.now().isBefore(lastLook(situation));
    }

    private static Duration untilNextLook(Situation situation) {
        var by =
                situation.overdue() ? lastLook(situation) : situation.message().timing().deadline();
        return Waits.shorter(Backoff.beforeLook(situation), Duration.between(situation.now(), by));
    }

    private static Instant lastLook(Situation situation) {
        return situation.message().timing().deadline().plus(Limits.LOOKS_AFTER_DEADLINE);
    }

    private static Decision late(Situation situation, Phase.Watch watch) {
        return switch (situation.definition().policy().onDeadline()) {
            case FAIL_AND_STOP ->
                    stop(situation, watch, StopCause.DEADLINE, List.of(watch.handle()));
            case FAIL_AND_LEAVE ->
                    Follow.fail(
                            situation.message(),
                            Outcomes.deadlinePassed(situation)
                                    + "; the job was left running ("
                                    + watch.handle().id()
                                    + ")");
        };
    }

    private static Decision nobodyWaits(
            Situation situation, Phase.Watch watch, Optional<Standing> standing) {
        boolean unseen = situation.seen().search().failed();
        boolean mayRun =
                standing.map(
                                run ->
                                        run.live().findAny().isPresent()
                                                || run.mayRunAgain(situation.now())
                                                || (unseen && mayHideAnother(watch, run)))
                        .orElse(true);
        if (mayRun && situation.definition().policy().onStop() == JobPolicy.OnStop.STOP) {
            return stop(
                    situation,
                    watch,
                    StopCause.NOBODY_WAITS,
                    standing.stream().flatMap(Standing::live).toList());
        }
        return standing.map(Standing::others)
                .filter(others -> !others.isEmpty())
                .map(others -> stop(situation, watch, StopCause.NOBODY_WAITS, others))
                .orElseGet(
                        () -> new Decision.Discard(Happening.NOBODY_WAITS, "the step has ended"));
    }

    private static Decision stop(
            Situation situation, Phase.Watch watch, StopCause cause, List<JobHandle> running) {
        return Follow.stop(
                situation.message(),
                new Phase.Stop(watch.job(), Optional.of(watch.handle()), situation.now(), cause),
                running);
    }

    /** The watch with what this look has taught. */
    private static Phase.Watch learned(
            Phase.Watch watch, Optional<Standing> standing, Situation situation) {
        boolean lateEnough =
                !situation.now().isBefore(watch.startedAt().plus(Limits.SETTLES_AFTER));
        boolean alone = standing.filter(run -> run.others().isEmpty()).isPresent();
        boolean lookedUp = situation.seen().search().value().isPresent();
        boolean waits = situation.seen().view().state() == StepView.State.WAITING;
        return new Phase.Watch(
                watch.job(),
                standing.map(Standing::handle).orElse(watch.handle()),
                watch.startedAt(),
                watch.settled() || (lookedUp && lateEnough && alone),
                waits ? situation.now() : watch.seenWaiting(),
                watch.history());
    }
}
