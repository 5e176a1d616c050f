package io.github.callbackpoller.decision;

import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.definition.JobPolicy;
import io.github.callbackpoller.definition.Template;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.job.JobSearch;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.message.CallbackToken;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.message.Job;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.Rank;
import io.github.callbackpoller.message.StopCause;
import io.github.callbackpoller.message.Tally;
import io.github.callbackpoller.message.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A step in each of its phases, and what may be seen of it. */
public final class Steps {
    public static final Instant FIRST_SEEN = Instant.parse("2026-11-02T08:00:00Z");
    public static final Instant STARTED = FIRST_SEEN.plusSeconds(60);
    public static final Duration DEADLINE = Duration.ofHours(2);

    public static final String SECRET = "26vcYbeWsZ";
    public static final CallbackToken TOKEN = CallbackToken.of(SECRET);
    public static final ExecutionArn EXECUTION =
            new ExecutionArn(
                    "arn:aws:sagemaker:us-east-2:012345678901:pipeline/callback-pipeline"
                            + "/execution/7pinimwddh3a");

    /** Of this key every spread wait is the longest or, of a back-off, the shortest there is. */
    public static final JobKey LOWEST_KEY = new JobKey("0".repeat(64));

    public static final JobKey HIGHEST_KEY = new JobKey("f".repeat(64));
    public static final CallbackStep STEP = new CallbackStep(TOKEN, EXECUTION, LOWEST_KEY);

    public static final String DEFINITION = "taxi-prep";
    public static final JobHandle OWN = new JobHandle("glue", "glue-nyc-taxi/jr_1");
    public static final JobHandle OTHER = new JobHandle("glue", "glue-nyc-taxi/jr_2");
    public static final Map<String, String> INPUTS =
            Map.of("input_location", "s3://in", "output_location", "s3://out");

    private static final JobDefinitions DEFINITIONS = definitions(JobPolicy.DEFAULT);
    private static final Job JOB = DEFINITIONS.byName().get(DEFINITION).jobFor(INPUTS);

    private Steps() {}

    public static JobPolicy policy(JobPolicy.OnDeadline onDeadline, JobPolicy.OnStop onStop) {
        return new JobPolicy(
                Duration.ofHours(6),
                Optional.of(DEADLINE),
                onDeadline,
                onStop,
                OptionalInt.empty());
    }

    public static JobDefinitions definitions(JobPolicy policy) {
        var definition =
                new JobDefinition(
                        DEFINITION,
                        "glue",
                        Map.of("jobName", "glue-nyc-taxi"),
                        Map.of("--input_uri", new Template("${input_location}")),
                        Map.of(
                                "s3_data_out", new Template("${output_location}"),
                                "minutes", new Template("${job.minutes}")),
                        policy);
        return new JobDefinitions(Map.of(DEFINITION, definition), Optional.of(DEFINITION));
    }

    public static JobDefinitions definitions() {
        return DEFINITIONS;
    }

    public static StepRules rules(JobPolicy policy) {
        return rules(policy, PollSchedule.fixed(Duration.ofMinutes(1)));
    }

    public static StepRules rules(JobPolicy policy, PollSchedule schedule) {
        return new StepRules(definitions(policy), Set.of("glue"), schedule, Limits.DEFAULT);
    }

    public static StepRules rules() {
        return rules(JobPolicy.DEFAULT);
    }

    public static PollerMessage message(Phase phase, Instant deadline) {
        var timing = new Timing(FIRST_SEEN, FIRST_SEEN, false, deadline);
        return new PollerMessage(STEP, new Rank(0, 7), timing, Tally.NONE, phase);
    }

    public static PollerMessage start() {
        return message(new Phase.Start(DEFINITION, INPUTS), FIRST_SEEN.plus(Duration.ofHours(6)));
    }

    public static Phase.Watch watching() {
        return new Phase.Watch(JOB, OWN, STARTED, false, Instant.EPOCH, RunHistory.none());
    }

    public static PollerMessage watch() {
        return message(watching(), STARTED.plus(DEADLINE));
    }

    public static PollerMessage stop(StopCause cause, Optional<JobHandle> handle) {
        return message(
                new Phase.Stop(watching().job(), handle, STARTED, cause),
                STARTED.plus(Limits.STOP_BOUND));
    }

    public static PollerMessage answer(JobOutcome outcome) {
        return message(new Phase.Answer(outcome), FIRST_SEEN.plus(Limits.ANSWER_BOUND));
    }

    public static PollerMessage withKey(PollerMessage message, JobKey key) {
        return new PollerMessage(
                new CallbackStep(TOKEN, EXECUTION, key),
                message.rank(),
                message.timing(),
                message.tally(),
                message.phase());
    }

    public static PollerMessage withMisses(PollerMessage message, int misses) {
        return message.with(new Tally(message.tally().checksDone(), misses, 0, 0, 0));
    }

    public static Circumstances at(Instant now) {
        return new Circumstances(now, Optional.empty(), 1, now.plusSeconds(300));
    }

    public static JobStatus.Running running(Optional<Duration> timeLimit) {
        return new JobStatus.Running("RUNNING", true, Optional.of(STARTED), timeLimit);
    }

    public static JobStatus running() {
        return running(Optional.empty());
    }

    public static JobStatus succeeded() {
        return new JobStatus.Succeeded("SUCCEEDED", Map.of("minutes", "1.50"));
    }

    public static JobStatus failed() {
        return JobStatus.Failed.of("FAILED", "out of memory", "run jr_1");
    }

    public static JobStatus failedWithRetriesLeft(Instant endedAt) {
        return new JobStatus.Failed(
                "FAILED", "out of memory", "run jr_1", Optional.of(endedAt), true);
    }

    public static JobStatus stopped() {
        return JobStatus.Stopped.of("STOPPED");
    }

    public static Look<JobSearch> found(Map<JobHandle, JobStatus> jobs) {
        return Look.told(new JobSearch(jobs, RunHistory.none()));
    }

    public static Look<JobSearch> found(
            JobHandle one, JobStatus itsStatus, JobHandle other, JobStatus status) {
        var jobs = new LinkedHashMap<JobHandle, JobStatus>();
        jobs.put(one, itsStatus);
        jobs.put(other, status);
        return found(jobs);
    }

    public static StepView view(StepView.State state) {
        return new StepView(state, Optional.empty());
    }

    public static Observation seen(JobStatus status) {
        return new Observation(Look.told(status), found(Map.of(OWN, status)), StepView.UNKNOWN);
    }

    public static Observation seen(Look<JobStatus> status, Look<JobSearch> search) {
        return new Observation(status, search, StepView.UNKNOWN);
    }

    public static Observation seen(Look<JobSearch> search) {
        return new Observation(Look.notTaken(), search, StepView.UNKNOWN);
    }

    public static <T> Look<T> untold(Kind kind) {
        return Look.untold(kind, "because of " + kind);
    }
}
