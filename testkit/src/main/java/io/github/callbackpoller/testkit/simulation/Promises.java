package io.github.callbackpoller.testkit.simulation;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Checks what holds in every world about steps, their messages and their jobs. */
final class Promises {
    private static final long BOUND = Duration.ofHours(2).toMillis();
    private static final long STOPPED_WITHIN = Duration.ofMinutes(5).toMillis();
    private static final long RETRY_GRACE = Duration.ofMinutes(2).toMillis();
    private static final int MOST_MESSAGES = 60;
    private static final int MOST_UNREAD_MESSAGES = 1_000;

    private final Agenda agenda;
    private final Steps steps;
    private final Queues queues;
    private final Jobs jobs;
    private final Terms terms;
    private final Operators operators;
    private final Rollout rollout;
    private final Strays strays;
    private final Set<String> watched = new HashSet<>();

    Promises(
            Agenda agenda,
            Steps steps,
            Queues queues,
            Jobs jobs,
            Terms terms,
            Operators operators,
            Rollout rollout,
            Strays strays) {
        this.strays = strays;
        this.rollout = rollout;
        this.agenda = agenda;
        this.steps = steps;
        this.queues = queues;
        this.jobs = jobs;
        this.terms = terms;
        this.operators = operators;
    }

    /** A host knows of a run that it started. */
    void watched(String run) {
        watched.add(run);
    }

    /** A step that waits has a message, and what can't be read is not dropped. */
    void checkNoneIsLost() {
        strays.check();
        for (var step : steps.all()) {
            int live = queues.live(step.index);
            if (step.isOwedAnAnswer() && live == 0) {
                throw new Broken(
                        Invariant.NEVER_LOST, "step " + step.index + " waits without a message");
            }
            if (live > most()) {
                throw new Broken(Invariant.FEW_MESSAGES, "step " + step.index + " has " + live);
            }
        }
    }

    /** A message that is sent on as it is can't be told from its twin: only later hosts can. */
    private int most() {
        return rollout.bringsNothing() ? MOST_MESSAGES : MOST_UNREAD_MESSAGES;
    }

    /** A step has what may be needed for its job from some time on, and a bound. */
    void expectAnswer(SimulatedStep step, long from) {
        expectBy(step, from + longest());
    }

    /** As {@link #expectAnswer}, but not before hosts were well again for as long. */
    void expectAnswer(SimulatedStep step, long from, long wellFrom) {
        expectBy(step, Math.max(from + longest(), wellFrom));
    }

    /** In a calm world a step that is to stop is answered soon. */
    void expectStopped(SimulatedStep step) {
        agenda.at(
                Math.max(agenda.now(), operators.upAt()) + STOPPED_WITHIN,
                () -> {
                    if (!step.wasForgotten()) {
                        checkAnswered(step);
                    }
                });
    }

    void checkTheEnd() {
        for (var step : steps.all()) {
            checkAnswered(step);
            if (!step.isForgotten() && steps.isLatest(step)) {
                checkJobs(step);
            }
        }
    }

    private void checkJobs(SimulatedStep step) {
        long live = jobs.ofKey(step.names().key().value()).stream().filter(this::isLeft).count();
        if (live > (terms.leaves() || step.wasToldOfALiveJob() ? 1 : 0)) {
            throw new Broken(Invariant.ONE_JOB, "step " + step.index + " leaves " + live + " jobs");
        }
    }

    private long longest() {
        return terms.startDeadline().plus(terms.longestDeadline()).plusMinutes(10).toMillis();
    }

    private void expectBy(SimulatedStep step, long time) {
        step.due = Math.max(time, operators.upAt()) + BOUND;
        agenda.at(step.due, () -> checkInTime(step));
    }

    /** What lies where no host looks has until after it was moved back. */
    private void checkInTime(SimulatedStep step) {
        if (waitsForPeople(step)) {
            expectAnswer(step, operators.redriveAt());
        } else if (agenda.now() >= step.due) {
            checkAnswered(step);
        }
    }

    private boolean waitsForPeople(SimulatedStep step) {
        boolean lies = operators.neglectDeadLetters() && queues.areDeadLetters(step.index);
        return lies || (step.movedBack && step.due < operators.redriveAt() + longest() + BOUND);
    }

    private static void checkAnswered(SimulatedStep step) {
        if (step.isOwedAnAnswer()) {
            throw new Broken(Invariant.IN_TIME, "step " + step.index + " has no answer");
        }
    }

    private boolean isLeft(SimulatedRun run) {
        return run.isLive(agenda.now()) && !run.wasStopped() && !isUnforeseen(run);
    }

    /**
     * How long Glue takes to start a job again can't be told by a clock that is wrong by more. And
     * nobody knows of a run that was started by a host held up for so long that another had done
     * and acknowledged all messages that asked for it, if that host then could not send the next.
     */
    private boolean isUnforeseen(SimulatedRun run) {
        boolean unwatched = run.unaskedFor && !watched.contains(Jobs.NAME + "/" + run.id);
        return unwatched || (run.previous.isPresent() && terms.skew() > RETRY_GRACE);
    }
}
