package io.github.callbackpoller.sweep;

import static io.github.callbackpoller.sweep.PipelinesInMemory.QUEUE;
import static io.github.callbackpoller.sweep.PipelinesInMemory.arn;
import static io.github.callbackpoller.sweep.PipelinesInMemory.callback;
import static io.github.callbackpoller.sweep.PipelinesInMemory.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.decision.StepView.State;
import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.definition.JobPolicy;
import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.job.KeyedJob;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.sweep.SweepReport.Kind;
import io.github.callbackpoller.sweep.SweepReport.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class OrphansTest {
    private static final JobKey KEY = new JobKey("a".repeat(64));
    private static final ExecutionArn EXECUTION = arn("trips", "one");
    private static final String CONTEXT =
            "{\"definition\": \"%s\", \"execution\": \""
                    + EXECUTION.value()
                    + "\", \"outputs\": {}}";

    private final PipelinesInMemory pipelines = new PipelinesInMemory();
    private final Stoppable adapter = new Stoppable();

    @Test
    void look_stepIsOver_jobIsStopped() {
        listed(State.OVER);

        assertThat(look("stop")).contains(line(Kind.STOPPED, "its step waits no longer"));
        assertThat(adapter.stopped).containsExactly(job("stop").handle());
    }

    @Test
    void look_dryRun_tellsTheSameAndStopsNothing() {
        listed(State.OVER);

        var told = orphans(new SweepSettings(QUEUE, Optional.empty(), true, false));

        assertThat(told.look(job("stop"))).contains(line(Kind.STOPPED, "its step waits no longer"));
        assertThat(adapter.stopped).isEmpty();
    }

    @Test
    void look_stepWaitsOrIsNotListed_jobIsLeftWithoutAWord() {
        listed(State.WAITING);
        assertThat(look("stop")).isEmpty();

        pipelines.add(EXECUTION);
        assertThat(look("stop")).isEmpty();
        assertThat(adapter.stopped).isEmpty();
    }

    @Test
    void look_executionHasEnded_provesThatNoStepWaits() {
        pipelines.add(EXECUTION);
        pipelines.ended.add(EXECUTION);

        assertThat(look("stop")).contains(line(Kind.STOPPED, "its step waits no longer"));
    }

    @Test
    void look_keyIsWaitedForOnceMore_isNotOver() {
        pipelines.add(
                EXECUTION,
                callback("Work", "tokenfirst", QUEUE, view(State.OVER)),
                callback("Work", "tokenagain", QUEUE, view(State.WAITING)));

        assertThat(look("stop")).isEmpty();
    }

    @Test
    void look_onStopIsLeave_isLeftAndTold() {
        listed(State.OVER);

        assertThat(look("leave"))
                .contains(line(Kind.LEFT, "its step waits no longer; onStop is leave"));
        assertThat(adapter.stopped).isEmpty();
    }

    @Test
    void look_definitionIsNotKnown_isUnsolved() {
        listed(State.OVER);

        assertThat(look("gone"))
                .contains(
                        line(
                                Kind.UNSOLVED,
                                "its step waits no longer; job definition 'gone' is not known"
                                        + " here"));
    }

    @Test
    void look_jobCannotBeStopped_isUnsolved() {
        listed(State.OVER);
        adapter.broken = true;

        assertThat(look("stop"))
                .contains(
                        line(
                                Kind.UNSOLVED,
                                "its step waits no longer; it could not be stopped: not today"));
    }

    @Test
    void look_stepsCannotBeRead_isUnsolved() {
        listed(State.OVER);
        pipelines.unreadable.add("one");

        assertThat(look("stop"))
                .contains(
                        line(
                                Kind.UNSOLVED,
                                "can't tell whether its step waits: one can't be read"));
        assertThat(adapter.stopped).isEmpty();
    }

    @Test
    void look_otherPipelineThanTheOneNamed_isNotTouched() {
        listed(State.OVER);

        assertThat(orphans(of("taxis")).look(job("stop"))).isEmpty();
        assertThat(orphans(of("Trips")).look(job("stop"))).isPresent();
    }

    @Test
    void look_jobDoesNotTellItsStep_isUnsolvedUnlessOnePipelineIsNamed() {
        var mute = new KeyedJob(KEY, handle(), JobStatus.Running.of("RUNNING"), "", none(), none());

        assertThat(orphans(SweepSettings.of(QUEUE)).look(mute))
                .contains(line(Kind.UNSOLVED, "it does not tell its step"));
        assertThat(orphans(of("trips")).look(mute)).isEmpty();
    }

    private void listed(State state) {
        pipelines.add(EXECUTION, callback("Work", "tokenfirst", QUEUE, view(state)));
    }

    private Optional<Line> look(String definition) {
        return orphans(SweepSettings.of(QUEUE)).look(job(definition));
    }

    private Orphans orphans(SweepSettings settings) {
        return new Orphans(
                new JobDefinitions(
                        Map.of(
                                "stop", definition("stop", JobPolicy.OnStop.STOP),
                                "leave", definition("leave", JobPolicy.OnStop.LEAVE)),
                        Optional.empty()),
                new JobTypes(List.of(adapter)),
                pipelines,
                (token, execution) -> new CallbackStep(token, execution, KEY),
                settings);
    }

    private static SweepSettings of(String pipeline) {
        return new SweepSettings(QUEUE, Optional.of(pipeline), false, false);
    }

    private static JobDefinition definition(String name, JobPolicy.OnStop onStop) {
        var policy =
                new JobPolicy(
                        JobPolicy.START_DEADLINE,
                        Optional.empty(),
                        JobPolicy.OnDeadline.FAIL_AND_STOP,
                        onStop,
                        OptionalInt.empty());
        return new JobDefinition(name, "test", Map.of(), Map.of(), Map.of(), policy);
    }

    private static KeyedJob job(String definition) {
        return new KeyedJob(
                KEY,
                handle(),
                JobStatus.Running.of("RUNNING"),
                CONTEXT.formatted(definition),
                none(),
                none());
    }

    private static JobHandle handle() {
        return new JobHandle("test", "run-1");
    }

    private static Optional<Instant> none() {
        return Optional.empty();
    }

    private static Line line(Kind kind, String detail) {
        return new Line(kind, "job run-1, key " + KEY.shortForm(), detail);
    }

    /** Remembers what it was told to stop. */
    private static final class Stoppable implements JobAdapter {
        final List<JobHandle> stopped = new ArrayList<>();
        boolean broken;

        @Override
        public String type() {
            return "test";
        }

        @Override
        public JobHandle start(JobRequest request) {
            throw new IllegalStateException("a sweep starts no jobs");
        }

        @Override
        public JobStatus check(JobHandle handle) {
            return JobStatus.Running.of("RUNNING");
        }

        @Override
        public void stop(JobHandle handle) {
            if (broken) {
                throw new IllegalStateException("not today");
            }
            stopped.add(handle);
        }
    }
}
