package io.github.callbackpoller.operator;

import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.definition.CheckPolicy;
import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.job.KeyedJob;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.sweep.SeenStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How one waiting step stands. What lies ahead is an estimate: the run ends when earlier ones did
 * that took longer than it has by now, and checks are made when the schedule has them.
 *
 * @param step the step
 * @param state the run's state in its service's word; empty if there is no run
 * @param since since when the run runs; without a run, or if that is not known, the step waits
 * @param expectedEnd when the run may end, if earlier runs tell
 * @param nextCheck when a host looks at the run again, if it runs and its begin is known
 */
public record StepStatus(
        SeenStep step,
        Optional<String> state,
        Instant since,
        Optional<Instant> expectedEnd,
        Optional<Instant> nextCheck) {

    /** More checks than a run has in its seven days. */
    private static final int MOST_CHECKS = 100_000;

    /**
     * The status at a time.
     *
     * @param definition the step's, if it is known
     * @param schedule the hosts'
     */
    public static StepStatus of(
            SeenStep step, Optional<JobDefinition> definition, PollSchedule schedule, Instant now) {
        var run = step.run();
        var began = run.flatMap(KeyedJob::startedAt);
        var runs = run.filter(job -> !job.status().hasEnded()).flatMap(KeyedJob::startedAt);
        var ofJob =
                schedule.with(definition.map(it -> it.policy().checks()).orElse(CheckPolicy.NONE));
        return new StepStatus(
                step,
                run.map(job -> job.status().state()),
                began.orElse(step.waiting().since()),
                runs.flatMap(it -> end(it, step.history(), now)),
                runs.map(it -> nextCheck(it, step.history(), ofJob, now)));
    }

    /** For how long the run runs, or the step waits. */
    public Duration elapsed(Instant now) {
        var elapsed = Duration.between(since, now);
        return elapsed.isNegative() ? Duration.ZERO : elapsed;
    }

    /** The middle one of the earlier runs that took longer than this one by now. */
    private static Optional<Instant> end(Instant began, RunHistory history, Instant now) {
        long elapsed = Duration.between(began, now).toSeconds();
        var longer =
                history.durationsSeconds().stream()
                        .filter(seconds -> seconds > elapsed)
                        .sorted()
                        .toList();
        return longer.isEmpty()
                ? Optional.empty()
                : Optional.of(began.plusSeconds(longer.get((longer.size() - 1) / 2)));
    }

    private static Instant nextCheck(
            Instant began, RunHistory history, PollSchedule schedule, Instant now) {
        var next = began;
        for (int checks = 0; !next.isAfter(now) && checks < MOST_CHECKS; checks++) {
            next = next.plus(schedule.delayAfter(Duration.between(began, next), history));
        }
        return next;
    }
}
