package io.github.callbackpoller.decision;

import io.github.callbackpoller.definition.Durations;
import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.definition.JobPolicy;
import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobSearch;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.StopCause;
import io.github.callbackpoller.message.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Phase START: the job is found or started, once; else later, until the start deadline. */
final class StartRules {
    private final PollSchedule schedule;

    StartRules(PollSchedule schedule) {
        this.schedule = schedule;
    }

    Decision decide(Situation situation, Phase.Start start) {
        return situation
                .here()
                .later()
                .flatMap(later -> StartBehind.decide(situation, later))
                .orElseGet(() -> decideAlone(situation, start));
    }

    private Decision decideAlone(Situation situation, Phase.Start start) {
        return switch (situation.seen().view().state()) {
            case OVER ->
                    situation.showsAnEarlierAttempt()
                            ? again(situation)
                            : nobodyWaits(situation, start);
            case STOPPING ->
                    stop(situation, start, StopCause.PIPELINE, Optional.empty(), List.of());
            case WAITING, UNKNOWN ->
                    situation
                            .seen()
                            .search()
                            .match(
                                    found -> adoptOrStart(situation, start, found),
                                    (kind, why) -> untold(situation, start, kind, why),
                                    () ->
                                            untold(
                                                    situation,
                                                    start,
                                                    Kind.RETRY_LATER,
                                                    "nobody looked"));
        };
    }

    private static Decision again(Situation situation) {
        return Follow.requeue(
                situation.message().with(situation.missed()),
                Backoff.beforeLook(situation),
                situation.now(),
                Happening.START_POSTPONED,
                "the step is shown as it was before it began again");
    }

    /** What follows a start that worked. */
    Decision started(
            Decision.StartJob decision, JobDefinition definition, JobHandle handle, Instant now) {
        return decision.message()
                .phase()
                .match(
                        start ->
                                watch(
                                        decision.message(),
                                        new Phase.Watch(
                                                definition.jobFor(start.arguments()),
                                                handle,
                                                now,
                                                false,
                                                Instant.EPOCH,
                                                decision.history()),
                                        new Terms(definition.policy(), Optional.empty()),
                                        now,
                                        Happening.STARTED),
                        watch -> neverStarts(),
                        stop -> neverStarts(),
                        answer -> neverStarts());
    }

    /** What follows a start that did not work. */
    static Decision notStarted(
            PollerMessage message, JobAdapterException.Kind kind, String why, Instant now) {
        var missed = message.with(message.tally().missed());
        var wait = Backoff.beforeStart(message, now);
        return switch (kind) {
            case THROTTLED, BUSY ->
                    Follow.requeue(missed, wait, now, Happening.START_POSTPONED, why);
            case RETRY_LATER ->
                    Follow.requeue(
                            missed,
                            Waits.longer(wait, Limits.SETTLES_AFTER),
                            now,
                            Happening.START_POSTPONED,
                            why);
            case HOPELESS -> Follow.fail(message, "The job could not be started: " + why);
        };
    }

    private Decision adoptOrStart(Situation situation, Phase.Start start, JobSearch found) {
        var standing = Standing.among(situation.jobs(Optional.empty()));
        if (standing.isPresent()) {
            return adopt(situation, start, standing.get(), found.history());
        }
        if (situation.overdue()) {
            return Follow.fail(situation.message(), tooLate(situation));
        }
        var gate = gate(situation.definition(), found);
        if (gate.filter(Gate::isClosed).isPresent()) {
            return notStarted(situation.message(), Kind.BUSY, gate.get().closed(), situation.now());
        }
        return new Decision.StartJob(
                situation.message(), Requests.toStart(situation, start), found.history(), gate);
    }

    private static String tooLate(Situation situation) {
        if (situation.exhausted()) {
            return "The job could not be started before the step used up its messages";
        }
        var within = Durations.format(situation.definition().policy().startDeadline());
        return "The job could not be started within " + within;
    }

    private static Optional<Gate> gate(JobDefinition definition, JobSearch found) {
        var most = definition.policy().maxConcurrent();
        return most.isPresent()
                ? Optional.of(new Gate(definition.name(), most.getAsInt(), found.live()))
                : Optional.empty();
    }

    private Decision adopt(
            Situation situation, Phase.Start start, Standing standing, RunHistory history) {
        var definition = situation.definition();
        var watch =
                new Phase.Watch(
                        definition.jobFor(start.arguments()),
                        standing.handle(),
                        startedAt(standing.status()).orElse(situation.now()),
                        false,
                        Instant.EPOCH,
                        history);
        var happening =
                standing.others().isEmpty() ? Happening.ADOPTED : Happening.DUPLICATE_STOPPED;
        var terms = new Terms(definition.policy(), timeLimit(standing.status()));
        return watch(situation.message(), watch, terms, situation.now(), happening)
                .stoppingFirst(standing.others());
    }

    private record Terms(JobPolicy policy, Optional<Duration> timeLimit) {

        Duration allowed() {
            return policy.deadlineGiven(timeLimit);
        }
    }

    private Decision.Requeue watch(
            PollerMessage message,
            Phase.Watch watch,
            Terms terms,
            Instant now,
            Happening happening) {
        var deadline = watch.startedAt().plus(terms.allowed());
        var elapsed = Waits.notNegative(Duration.between(watch.startedAt(), now));
        var wait = schedule.with(terms.policy().checks()).delayAfter(elapsed, watch.history());
        return Follow.requeue(
                message.in(watch, deadline),
                Waits.spread(wait, message.step().key()),
                now,
                happening,
                watch.handle().id());
    }

    /**
     * A job may run all the same: started from a message that came before, or from this one when it
     * was received before, and then it may not show yet.
     */
    private static Decision nobodyWaits(Situation situation, Phase.Start start) {
        var search = situation.seen().search();
        var running =
                search.value()
                        .flatMap(found -> Standing.among(found.jobs()))
                        .filter(
                                standing ->
                                        standing.live().findAny().isPresent()
                                                || standing.mayRunAgain(situation.now()));
        boolean mayHaveBegun = !situation.here().isFirst(situation.message());
        if ((search.failed() || running.isPresent() || mayHaveBegun)
                && situation.definition().policy().onStop() == JobPolicy.OnStop.STOP) {
            return stop(
                    situation,
                    start,
                    StopCause.NOBODY_WAITS,
                    running.map(Standing::handle),
                    running.stream().flatMap(Standing::live).toList());
        }
        return new Decision.Discard(
                Happening.NOBODY_WAITS, "the step has ended; no job is started for it");
    }

    private static Decision untold(Situation situation, Phase.Start start, Kind kind, String why) {
        if (situation.overdue()) {
            return stop(situation, start, StopCause.DEADLINE, Optional.empty(), List.of());
        }
        var tally = situation.message().tally();
        var counted = kind == Kind.HOPELESS ? tally.refused() : situation.missed();
        if (counted.refusals() >= Limits.START_REFUSALS) {
            return Follow.fail(situation.message(), neverStarted(counted) + why);
        }
        return Follow.requeue(
                situation.message().with(counted),
                Backoff.beforeLookAtStart(situation),
                situation.now(),
                Happening.START_POSTPONED,
                "can't tell whether the job runs already: " + why);
    }

    /** A start that was tried before may have begun a run whose id was lost. */
    private static String neverStarted(Tally tally) {
        return tally.misses() == tally.refusals()
                ? "The job could not be started: "
                : "Whether the job runs could not be told: ";
    }

    private static Decision stop(
            Situation situation,
            Phase.Start start,
            StopCause cause,
            Optional<JobHandle> handle,
            List<JobHandle> running) {
        var job = situation.definition().jobFor(start.arguments());
        return Follow.stop(
                situation.message(), new Phase.Stop(job, handle, situation.now(), cause), running);
    }

    private static Optional<Instant> startedAt(JobStatus status) {
        return status.match(
                JobStatus.Running::startedAt,
                succeeded -> Optional.empty(),
                failed -> Optional.empty(),
                stopped -> Optional.empty());
    }

    private static Optional<Duration> timeLimit(JobStatus status) {
        return status.match(
                JobStatus.Running::timeLimit,
                succeeded -> Optional.empty(),
                failed -> Optional.empty(),
                stopped -> Optional.empty());
    }

    private static Decision neverStarts() {
        throw new IllegalStateException("Only a message in phase START starts a job");
    }
}
