package io.github.callbackpoller.testkit.simulation;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.glue.model.JobRunState;

/** Judges answers: an answer that counts must be what the job did. */
final class Truth {
    private static final List<JobRunState> BAD_ENDS =
            List.of(
                    JobRunState.FAILED,
                    JobRunState.TIMEOUT,
                    JobRunState.ERROR,
                    JobRunState.EXPIRED);

    private static final long SOON = 300_000;
    private static final long RETRY_SHOWS = 120_000;
    private static final long JUST_NOW = 60_000;

    private final Jobs jobs;
    private final Agenda agenda;
    private final Terms terms;
    private final Weather weather;
    private final Operators operators;
    private final Rollout rollout;

    /**
     * @param weather the worst that the world sees
     */
    Truth(
            Jobs jobs,
            Agenda agenda,
            Terms terms,
            Weather weather,
            Operators operators,
            Rollout rollout) {
        this.rollout = rollout;
        this.weather = weather;
        this.operators = operators;
        this.jobs = jobs;
        this.agenda = agenda;
        this.terms = terms;
    }

    void succeeded(SimulatedStep step, Map<String, String> outputs) {
        var told =
                runs(step).stream()
                        .filter(run -> run.hasSucceeded(agenda.now()))
                        .filter(run -> outputs.equals(Map.of("run", run.id)))
                        .findAny();
        if (told.isEmpty()) {
            lie(step, "Success " + outputs);
        }
        if (!step.wasForgotten() && rollout.bringsNothing()) {
            told.ifPresent(run -> checkSeenSoon(step, run));
        }
    }

    private void checkSeenSoon(SimulatedStep step, SimulatedRun run) {
        long since = Math.max(run.end, step.began);
        long late = agenda.now() - since - operators.downWithin(since, agenda.now());
        if (weather.isCalm() && late > run.end - begun(run) + SOON) {
            throw new Broken(
                    Invariant.SEEN_SOON,
                    run.id + " was over for " + late + " ms before it was seen");
        }
    }

    void failed(SimulatedStep step, String reason) {
        if (Names.areIn(reason)) {
            throw new Broken(Invariant.NO_TOKEN_LEAKS, "in a reason");
        }
        if (!isTrue(step, reason)) {
            lie(step, "Failure " + reason);
        }
    }

    private boolean isTrue(SimulatedStep step, String reason) {
        if (reason.contains("could not be")) {
            return couldNotBe(step, reason);
        }
        if (reason.startsWith("Stopped by the pipeline")) {
            return step.wasStopped() && succeededBefore(step, step.stopAsked).findAny().isEmpty();
        }
        if (reason.startsWith("The deadline has passed")
                || reason.startsWith("The job did not end within")) {
            return isOverdue(step) && succeededInTime(step).findAny().isEmpty();
        }
        if (reason.startsWith("The step used up its messages")) {
            return isSpent(step) && succeededBefore(step, step.spent).findAny().isEmpty();
        }
        if (reason.startsWith("No host understood") || reason.startsWith("No host could watch")) {
            return !rollout.bringsNothing()
                    && (step.wasStopped() || isOverdue(step) || isSpent(step));
        }
        if (reason.startsWith("The job was stopped")) {
            return (step.wasStopped() || isOverdue(step) || isSpent(step))
                    && runs(step).stream().anyMatch(SimulatedRun::wasStopped);
        }
        return BAD_ENDS.stream()
                .filter(end -> reason.startsWith(end.toString()))
                .anyMatch(
                        end ->
                                runs(step).stream()
                                        .filter(run -> run.state(agenda.now()) == end)
                                        .anyMatch(
                                                run ->
                                                        reason.contains(run.id)
                                                                && !isOvertaken(step, run)
                                                                && !runsAgain(step, run)));
    }

    private boolean couldNotBe(SimulatedStep step, String reason) {
        if (reason.startsWith("The job could not be started within")) {
            long deadline = step.began + terms.startDeadline().toMillis() - terms.skew();
            return agenda.now() >= deadline && succeededBefore(step, deadline).findAny().isEmpty();
        }
        if (reason.startsWith("The job could not be started before")) {
            return isSpent(step) && succeededBefore(step, step.spent).findAny().isEmpty();
        }
        boolean due = step.wasStopped() || isOverdue(step) || isSpent(step);
        return due && weather.failsReads();
    }

    /** Another run of the step was to be seen when this one failed, and did better. */
    private boolean isOvertaken(SimulatedStep step, SimulatedRun failed) {
        return runs(step).stream()
                .filter(run -> run.visibleFrom <= failed.end)
                .anyMatch(run -> run.hasSucceeded(failed.end));
    }

    /** The service is about to start the run again, or has done so, and nobody ended the step. */
    private boolean runsAgain(SimulatedStep step, SimulatedRun failed) {
        boolean settled =
                step.wasStopped() || isOverdue(step) || isSpent(step) || failed.wasStopped();
        return !settled
                && failed.result == JobRunState.FAILED
                && failed.attempt < jobs.maxRetries()
                && agenda.now() < failed.end + RETRY_SHOWS - terms.skew();
    }

    /** It has come back from the dead letters more often than is tried. */
    private boolean isSpent(SimulatedStep step) {
        return step.spent <= agenda.now();
    }

    /** By the deadline of a run, or by the deadline of the start. */
    private boolean isOverdue(SimulatedStep step) {
        long start = step.began + terms.startDeadline().toMillis();
        long earliest =
                runs(step).stream()
                        .mapToLong(run -> run.start + terms.deadline().toMillis())
                        .reduce(start, Math::min);
        return agenda.now() >= earliest - terms.skew();
    }

    private Stream<SimulatedRun> succeededInTime(SimulatedStep step) {
        return runs(step).stream()
                .filter(run -> run.hasSucceeded(agenda.now()))
                .filter(run -> run.end < begun(run) + terms.deadline().toMillis() - terms.skew());
    }

    /** Glue's retries are attempts of one run, and its deadline counts from the first. */
    private long begun(SimulatedRun run) {
        return run.previous.flatMap(jobs::named).map(this::begun).orElse(run.start);
    }

    private Stream<SimulatedRun> succeededBefore(SimulatedStep step, long time) {
        return runs(step).stream()
                .filter(run -> run.hasSucceeded(time))
                .filter(run -> run.visibleFrom <= time);
    }

    private List<SimulatedRun> runs(SimulatedStep step) {
        return jobs.ofKey(step.names().key().value()).stream()
                .filter(run -> !isOfAnEarlierTry(step, run))
                .toList();
    }

    /** What had ended badly by then is why the step was tried again; what had not may still do. */
    private boolean isOfAnEarlierTry(SimulatedStep step, SimulatedRun run) {
        return step.attempt.reuses()
                && run.endedAt() < step.began - JUST_NOW
                && !run.hasSucceeded(agenda.now());
    }

    private void lie(SimulatedStep step, String answer) {
        throw new Broken(
                Invariant.TRUTHFUL_ANSWER,
                "step "
                        + step.index
                        + " was told "
                        + answer
                        + "; its runs are "
                        + runs(step).stream()
                                .map(run -> run.id + " " + run.state(agenda.now()))
                                .toList());
    }
}
