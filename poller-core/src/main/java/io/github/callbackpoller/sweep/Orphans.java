package io.github.callbackpoller.sweep;

import io.github.callbackpoller.decision.StepView.State;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.definition.JobPolicy;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.KeyedJob;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.message.StepKeys;
import io.github.callbackpoller.sweep.SweepReport.Kind;
import io.github.callbackpoller.sweep.SweepReport.Line;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds jobs that run on although their step waits no longer, and stops them if they should be. */
final class Orphans {
    private final JobDefinitions definitions;
    private final JobTypes types;
    private final Pipelines pipelines;
    private final StepKeys keys;
    private final SweepSettings settings;
    private final Map<ExecutionArn, Execution> read = new HashMap<>();

    Orphans(
            JobDefinitions definitions,
            JobTypes types,
            Pipelines pipelines,
            StepKeys keys,
            SweepSettings settings) {
        this.definitions = definitions;
        this.types = types;
        this.pipelines = pipelines;
        this.keys = keys;
        this.settings = settings;
    }

    /** What is to say of a job that runs, and is not that of a step seen to wait. */
    Optional<Line> look(KeyedJob job) {
        var subject = "job " + job.handle().id() + ", key " + job.key().shortForm();
        var kept = KeptContext.read(job.context());
        if (kept.isEmpty()) {
            return settings.pipeline().isPresent()
                    ? Optional.empty()
                    : Optional.of(new Line(Kind.UNSOLVED, subject, "it does not tell its step"));
        }
        var context = kept.get();
        boolean other =
                settings.pipeline()
                        .filter(name -> !name.equalsIgnoreCase(context.execution().pipeline()))
                        .isPresent();
        if (other) {
            return Optional.empty();
        }
        try {
            var execution = read.computeIfAbsent(context.execution(), this::read);
            return execution.isOver(job.key())
                    ? Optional.of(over(job, context, subject))
                    : Optional.empty();
        } catch (UnreadException e) {
            return Optional.of(
                    new Line(
                            Kind.UNSOLVED,
                            subject,
                            "can't tell whether its step waits: " + e.getMessage()));
        }
    }

    private Line over(KeyedJob job, KeptContext context, String subject) {
        var definition = definitions.named(context.definition());
        if (definition.isEmpty()) {
            return new Line(
                    Kind.UNSOLVED,
                    subject,
                    "its step waits no longer; job definition '"
                            + context.definition()
                            + "' is not known here");
        }
        if (definition.get().policy().onStop() == JobPolicy.OnStop.LEAVE) {
            return new Line(Kind.LEFT, subject, "its step waits no longer; onStop is leave");
        }
        return settings.dryRun() ? stopped(subject) : stop(job, definition.get().type(), subject);
    }

    private Line stop(KeyedJob job, String type, String subject) {
        try {
            types.adapter(type).stop(job.handle());
            return stopped(subject);
        } catch (RuntimeException e) {
            return new Line(
                    Kind.UNSOLVED,
                    subject,
                    "its step waits no longer; it could not be stopped: " + e.getMessage());
        }
    }

    private static Line stopped(String subject) {
        return new Line(Kind.STOPPED, subject, "its step waits no longer");
    }

    private Execution read(ExecutionArn execution) {
        var states = new HashMap<JobKey, State>();
        for (var step : pipelines.steps(execution)) {
            step.callback()
                    .ifPresent(
                            wait ->
                                    states.merge(
                                            keys.step(wait.token(), execution).key(),
                                            step.view().state(),
                                            (one, next) -> one == State.OVER ? next : one));
        }
        return new Execution(states, pipelines.hasEnded(execution));
    }

    /** Absence from a list proves nothing; an execution that has ended does. */
    private record Execution(Map<JobKey, State> states, boolean ended) {
        boolean isOver(JobKey key) {
            return ended || states.get(key) == State.OVER;
        }
    }
}
