package io.github.callbackpoller.decision;

import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.message.PollerMessage;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The protocol: from a message and what was seen to a decision. Pure and thread-safe. A host asks,
 * in this order: {@link #beforeLooking}; if that is empty, {@link #needs} (and, once the status is
 * known, {@link #needsSearchNow} and {@link #needsViewNow}); then {@link #decide}. After the effect
 * of a {@link Decision.StartJob}, {@link Decision.Answer} or a stop that is not possible, it asks
 * what follows.
 */
public final class StepRules {
    private final JobDefinitions definitions;
    private final Set<String> types;
    private final Limits limits;
    private final StartRules startRules;
    private final WatchRules watchRules;

    /**
     * @param definitions the jobs that may be started
     * @param types the types for which there is an adapter
     * @param schedule when to check
     * @param limits the bounds that can be set
     */
    public StepRules(
            JobDefinitions definitions, Set<String> types, PollSchedule schedule, Limits limits) {
        this.definitions = definitions;
        this.types = Set.copyOf(types);
        this.limits = limits;
        this.startRules = new StartRules(schedule);
        this.watchRules = new WatchRules(schedule);
    }

    /** The decision, if nothing need be looked at. */
    public Optional<Decision> beforeLooking(PollerMessage message, Circumstances here) {
        return message.phase()
                .match(
                        start ->
                                superseded(here)
                                        .filter(drop -> here.isFirst(message))
                                        .or(() -> early(message, here))
                                        .or(() -> unknown(message, start.definition(), here)),
                        watch ->
                                superseded(here)
                                        .or(() -> early(message, here))
                                        .or(() -> unknown(message, watch.job().definition(), here)),
                        stop ->
                                superseded(here)
                                        .or(() -> early(message, here))
                                        .or(() -> unknown(message, stop.job().definition(), here)),
                        answer ->
                                superseded(here)
                                        .or(() -> early(message, here))
                                        .or(() -> Optional.of(new Decision.Answer(message))));
    }

    /**
     * What must be looked at. Before a step is told that its time is up, all its runs are looked
     * for once more: one that was begun late may have succeeded unseen.
     */
    public Needs needs(PollerMessage message, Instant now) {
        return message.phase()
                .match(
                        start -> new Needs(true, Optional.empty(), limits.refuseStaleStarts()),
                        watch ->
                                new Needs(
                                        !watch.settled() || message.isOverdue(now),
                                        Optional.of(watch.handle()),
                                        WatchRules.wantsView(watch, now)),
                        stop -> new Needs(true, stop.handle(), true),
                        answer -> new Needs(false, Optional.empty(), false));
    }

    /** Whether the look-up by key is needed now that the status is known: before any answer. */
    public boolean needsSearchNow(Look<JobStatus> status) {
        return status.value().filter(JobStatus::hasEnded).isPresent();
    }

    /** Whether the step must be seen now that the status is known: who stopped the job? */
    public boolean needsViewNow(Look<JobStatus> status) {
        return status.value().filter(JobStatus.Stopped.class::isInstance).isPresent();
    }

    /** What an adapter is asked to look up; empty if the definition is not known here. */
    public Optional<JobRequest> searchFor(PollerMessage message, StepView view) {
        return definitionOf(message).map(definition -> Requests.toFind(message, definition, view));
    }

    /** The adapter type of a message's job, as its definition has it. */
    public Optional<String> typeOf(PollerMessage message) {
        return definitionOf(message).map(JobDefinition::type);
    }

    /** What to do with a message, given what was seen. */
    public Decision decide(PollerMessage message, Observation seen, Circumstances here) {
        var definition = definitionOf(message).orElseThrow();
        var situation = new Situation(message, definition, seen, here, isExhausted(message));
        return message.phase()
                .match(
                        start -> startRules.decide(situation, start),
                        watch -> watchRules.decide(situation, watch),
                        stop -> StopRules.decide(situation, stop),
                        answer -> new Decision.Answer(message));
    }

    /** What follows a job that was started. */
    public Decision afterStart(Decision.StartJob decision, JobHandle handle, Instant now) {
        var definition = definitionOf(decision.message()).orElseThrow();
        return startRules.started(decision, definition, handle, now);
    }

    /** What follows a job that could not be started. */
    public Decision afterFailedStart(
            Decision.StartJob decision, JobAdapterException.Kind kind, String why, Instant now) {
        return StartRules.notStarted(decision.message(), kind, why, now);
    }

    /** What follows an answer that was sent. */
    public Decision afterAnswer(PollerMessage message, AnswerResult result, Instant now) {
        return message.phase()
                .match(
                        start -> neverAnswers(),
                        watch -> neverAnswers(),
                        stop -> neverAnswers(),
                        answer -> AnswerRules.decide(message, answer, result, now));
    }

    /** What follows when a job should be stopped and its adapter can't. */
    public Decision afterUnstoppable(Decision.Requeue decision) {
        var message = decision.next();
        return message.phase()
                .match(
                        start -> decision,
                        watch -> decision,
                        stop -> StopRules.unstoppable(decision, isExhausted(message), stop),
                        answer -> decision);
    }

    private Optional<JobDefinition> definitionOf(PollerMessage message) {
        return message.phase()
                .match(
                        start -> definitions.named(start.definition()),
                        watch -> definitions.named(watch.job().definition()),
                        stop -> definitions.named(stop.job().definition()),
                        answer -> Optional.empty());
    }

    private boolean isExhausted(PollerMessage message) {
        return message.tally().hops() >= limits.hopBudget()
                || message.tally().rescues() > Limits.RESCUES;
    }

    private static Optional<Decision> superseded(Circumstances here) {
        return here.later().map(later -> Follow.SUPERSEDED);
    }

    private boolean isKnown(String name) {
        return definitions
                .named(name)
                .filter(definition -> types.contains(definition.type()))
                .isPresent();
    }

    private static Optional<Decision> early(PollerMessage message, Circumstances here) {
        return message.isEarly(here.now())
                ? Optional.of(Follow.hop(message, here.now()))
                : Optional.empty();
    }

    /** A rolling deployment: a newer host knows the definition, this one does not yet. */
    private Optional<Decision> unknown(PollerMessage message, String name, Circumstances here) {
        if (isKnown(name)) {
            return Optional.empty();
        }
        var what = "job definition '" + name + "' is not known here";
        return Optional.of(
                message.isOverdue(here.now()) || isExhausted(message)
                        ? Follow.fail(message, "No host could watch the job: " + what)
                        : new Decision.Resend(
                                Waits.forNewerHost(message.timing().due(), here.now()),
                                Happening.LEFT_TO_NEWER_HOST,
                                what));
    }

    private static Decision neverAnswers() {
        throw new IllegalStateException("Only a message in phase ANSWER is an answer");
    }
}
