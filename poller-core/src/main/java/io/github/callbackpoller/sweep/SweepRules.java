package io.github.callbackpoller.sweep;

import io.github.callbackpoller.decision.Intake;
import io.github.callbackpoller.decision.IntakeRules;
import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.definition.JobPolicy;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.message.CallbackMessage;
import io.github.callbackpoller.message.Decoded;
import io.github.callbackpoller.message.Job;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.Rank;
import io.github.callbackpoller.message.Tally;
import io.github.callbackpoller.message.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Decides what a waiting step needs. Pure: the same arguments, the same remedy. Where the step has
 * a run, the new message watches it: a start would take a run that failed before for that of an
 * earlier attempt, and begin another.
 */
final class SweepRules {

    /**
     * How long a living chain may say nothing after its job has ended: the longest delay of a
     * message, 900 s, and as long again for one that a host took and did not finish.
     */
    static final Duration LONGEST_GAP = PollerMessage.LONGEST_DELAY.multipliedBy(2);

    private final JobDefinitions definitions;
    private final IntakeRules intake;
    private final boolean all;

    /**
     * @param all whether steps are helped whose messages may be alive
     */
    SweepRules(JobDefinitions definitions, IntakeRules intake, boolean all) {
        this.definitions = definitions;
        this.intake = intake;
        this.all = all;
    }

    /**
     * @param now not later than the look for the job: what is first seen now knows no run that
     *     failed before
     */
    Remedy decide(Sighting seen, Instant now) {
        return seen.job()
                .match(
                        found ->
                                found.map(job -> withJob(seen, job, now))
                                        .orElseGet(() -> withoutJob(seen, now)),
                        (kind, why) -> new Remedy.Report("can't tell whether it has a job: " + why),
                        () -> new Remedy.Report("nobody looked for its job"));
    }

    private Remedy withJob(Sighting seen, FoundJob found, Instant now) {
        var status = found.standing().status();
        var what = "job " + found.standing().handle().id() + " is " + status.state();
        boolean lost = status.hasEnded() && endedLongAgo(seen.waiting(), found, now);
        if (!all && !seen.waiting().stopping() && !lost) {
            return new Remedy.Leave(what);
        }
        return found.job()
                .or(() -> seen.inputs().value().flatMap(this::job))
                .<Remedy>map(job -> new Remedy.Inject(watch(seen.waiting(), found, job, now), what))
                .orElseGet(() -> again(seen, what, status.hasEnded(), now));
    }

    private Remedy withoutJob(Sighting seen, Instant now) {
        boolean overdue = !now.isBefore(startDeadline(seen));
        boolean readable = seen.inputs().value().isPresent();
        if (readable && !all && !seen.waiting().stopping() && !overdue) {
            return new Remedy.Leave("no job yet, its start deadline is " + startDeadline(seen));
        }
        return again(seen, "no job", true, now);
    }

    /** As if SageMaker's own message came once more, which adopts the job if there is one. */
    private Remedy again(Sighting seen, String what, boolean mayFail, Instant now) {
        boolean overdue = !now.isBefore(startDeadline(seen));
        return seen.inputs()
                .match(
                        inputs -> takenIn(callback(seen.waiting(), inputs), seen, what, now),
                        (kind, why) ->
                                kind == Kind.HOPELESS && overdue && mayFail
                                        ? takenIn(unusable(seen.waiting(), why), seen, why, now)
                                        : new Remedy.Report(
                                                what + "; its inputs can't be made again: " + why),
                        () -> new Remedy.Report(what + "; nobody read its inputs"));
    }

    private Remedy takenIn(Decoded decoded, Sighting seen, String what, Instant now) {
        Intake taken = intake.takeIn(decoded, seen.waiting().since(), false, now);
        return taken.match(
                message -> new Remedy.Inject(anew(message, now), what),
                settled -> new Remedy.Report(what + "; it is another account's or region's"));
    }

    private static Decoded callback(WaitingStep waiting, Map<String, String> inputs) {
        var step = waiting.step();
        return new Decoded.Callback(
                new CallbackMessage(step.token(), step.execution(), inputs, waiting.stopping()));
    }

    private static Decoded unusable(WaitingStep waiting, String why) {
        return new Decoded.Unreadable(
                "it was lost and can't be made again: " + why,
                Optional.of(waiting.step().token()),
                waiting.step().execution());
    }

    private PollerMessage watch(WaitingStep waiting, FoundJob found, Job job, Instant now) {
        var status = found.standing().status();
        var startedAt = startedAt(status).orElse(waiting.since());
        var allowed = policy(job).deadlineGiven(timeLimit(status));
        var watch =
                new Phase.Watch(
                        job,
                        found.standing().handle(),
                        startedAt,
                        false,
                        Instant.EPOCH,
                        found.history());
        var deadline = startedAt.plus(allowed);
        var timing =
                new Timing(now, now, false, status.hasEnded() ? notSoon(deadline, now) : deadline);
        return anew(new PollerMessage(waiting.step(), Rank.FIRST, timing, Tally.NONE, watch), now);
    }

    /**
     * An ended job is told as it ended by whoever looks, however late; who can't look, for want of
     * the job's definition, must leave that to others and not give up at once.
     */
    private static Instant notSoon(Instant deadline, Instant now) {
        var soon = now.plus(LONGEST_GAP);
        return deadline.isBefore(soon) ? soon : deadline;
    }

    /**
     * A host may remember the messages that were lost, and drops what was first seen before them:
     * so this one is first seen now. The deadline counts from the step's begin all the same. It has
     * no dead letters behind it, whose number is bounded.
     */
    private static PollerMessage anew(PollerMessage message, Instant now) {
        return new PollerMessage(
                message.step(),
                new Rank(now.toEpochMilli(), 0),
                new Timing(now, now, false, message.timing().deadline()),
                Tally.NONE,
                message.phase());
    }

    /** Empty if the inputs are not what their definition needs. */
    private Optional<Job> job(Map<String, String> inputs) {
        return definitions
                .chosenBy(inputs)
                .flatMap(definitions::named)
                .filter(definition -> definition.missingIn(inputs).isEmpty())
                .map(definition -> definition.jobFor(inputs));
    }

    /** Where nobody tells when the job ended, it can have ended no sooner than the step began. */
    private static boolean endedLongAgo(WaitingStep waiting, FoundJob found, Instant now) {
        return !now.isBefore(found.endedAt().orElse(waiting.since()).plus(LONGEST_GAP));
    }

    private Instant startDeadline(Sighting seen) {
        var policy =
                seen.inputs()
                        .value()
                        .flatMap(definitions::chosenBy)
                        .flatMap(definitions::named)
                        .map(JobDefinition::policy)
                        .orElse(JobPolicy.DEFAULT);
        return seen.waiting().since().plus(policy.startDeadline());
    }

    private JobPolicy policy(Job job) {
        return definitions
                .named(job.definition())
                .map(JobDefinition::policy)
                .orElse(JobPolicy.DEFAULT);
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
}
