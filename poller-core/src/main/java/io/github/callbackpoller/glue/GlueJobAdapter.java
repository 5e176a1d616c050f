package io.github.callbackpoller.glue;

import io.github.callbackpoller.aws.ApiRetries;
import io.github.callbackpoller.aws.AwsClients;
import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.JobSearch;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.job.KeyedJob;
import io.github.callbackpoller.job.RunHistory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.JobRun;

/**
 * Runs AWS Glue jobs. StartJobRun has no idempotency token, so the key travels as a job argument,
 * by which a run is found again. Needs {@code glue:StartJobRun}, {@code GetJobRun}, {@code
 * GetJobRuns}, {@code BatchStopJobRun} and {@code GetJob}. Thread-safe.
 */
public final class GlueJobAdapter implements JobAdapter {

    /** What definitions call this adapter. */
    public static final String TYPE = "glue";

    /** The setting that names the Glue job. */
    public static final String JOB_NAME = "jobName";

    /** The job argument that carries the key. */
    public static final String KEY_ARGUMENT = "--callback-key";

    /** The job argument that carries the context. */
    public static final String CONTEXT_ARGUMENT = "--callback-context";

    private static final int LONGEST_JOB_NAME = 255;

    private final Supplier<GlueCalls> calls;
    private final Optional<InstantSource> clock;

    /** Used by the service loader: makes a client from the environment when it is first needed. */
    public GlueJobAdapter() {
        this.clock = Optional.empty();
        this.calls =
                new OnDemand<>(
                        () ->
                                new GlueCalls(
                                        AwsClients.build(GlueClient.builder()),
                                        ApiRetries.DEFAULT));
    }

    /**
     * @param glue the client, made by {@link AwsClients#build}
     * @throws IllegalArgumentException if the client repeats calls by itself
     */
    public GlueJobAdapter(GlueClient glue) {
        this(glue, ApiRetries.DEFAULT);
    }

    /**
     * @param glue the client, made by {@link AwsClients#build}
     * @param retries how often a call is tried
     * @throws IllegalArgumentException if the client repeats calls by itself
     */
    public GlueJobAdapter(GlueClient glue, ApiRetries retries) {
        this(glue, retries, Optional.empty());
    }

    /**
     * For hosts that are started often, such as functions: saves them the call that tells how often
     * Glue retries a job, while a run has used neither a quarter of its timeout nor six hours.
     * Until then such a run has no time limit that is known.
     *
     * @param glue the client, made by {@link AwsClients#build}
     * @param retries how often a call is tried
     * @param clock tells how old a run is
     * @throws IllegalArgumentException if the client repeats calls by itself
     */
    public GlueJobAdapter(GlueClient glue, ApiRetries retries, InstantSource clock) {
        this(glue, retries, Optional.of(clock));
    }

    private GlueJobAdapter(GlueClient glue, ApiRetries retries, Optional<InstantSource> clock) {
        AwsClients.refuseRetries(glue.serviceClientConfiguration());
        var made = new GlueCalls(glue, retries);
        this.calls = () -> made;
        this.clock = clock;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void validate(Map<String, String> settings) {
        var name = settings.getOrDefault(JOB_NAME, "");
        if (name.isBlank() || name.length() > LONGEST_JOB_NAME) {
            throw new IllegalArgumentException(
                    "'jobName' must name a Glue job, in 1 to " + LONGEST_JOB_NAME + " characters");
        }
        if (!settings.keySet().equals(Set.of(JOB_NAME))) {
            throw new IllegalArgumentException(
                    "the only setting of a Glue job is 'jobName', not " + settings.keySet());
        }
    }

    @Override
    public JobHandle start(JobRequest request) {
        var arguments = new HashMap<>(request.arguments());
        arguments.put(KEY_ARGUMENT, request.key().value());
        arguments.put(CONTEXT_ARGUMENT, request.context());
        var jobName = jobName(request);
        return new GlueHandle(jobName, calls.get().start(jobName, arguments)).handle();
    }

    @Override
    public JobStatus check(JobHandle handle) {
        return read(calls.get().run(GlueHandle.of(handle))).status();
    }

    /** One GetJobRuns for two runs of a job or more; what it doesn't show is read by itself. */
    @Override
    public Map<JobHandle, JobStatus> checkAll(Collection<JobHandle> handles) {
        var statuses = new HashMap<JobHandle, JobStatus>();
        handles.stream()
                .collect(Collectors.groupingBy(handle -> GlueHandle.of(handle).jobName()))
                .forEach((jobName, ofJob) -> statuses.putAll(checkJob(jobName, ofJob)));
        return statuses;
    }

    /** GetJobRuns lists the runs of one job. */
    @Override
    public String group(JobHandle handle) {
        return GlueHandle.of(handle).jobName();
    }

    @Override
    public List<JobHandle> find(JobRequest request) {
        return List.copyOf(search(request).jobs().keySet());
    }

    @Override
    public RunHistory history(JobRequest request) {
        return new GlueRuns(calls.get().newest(jobName(request))).history();
    }

    /** Counts among the newest 200 runs of the Glue job, or more where the key needs more. */
    @Override
    public boolean countsLiveJobs() {
        return true;
    }

    /**
     * One look-up tells the runs of the key, their status, how long earlier runs took, and which
     * runs of the definition have not ended.
     */
    @Override
    public JobSearch search(JobRequest request) {
        var runs = new GlueRuns(calls.get().since(jobName(request), request.notBefore()));
        var jobs = new LinkedHashMap<JobHandle, JobStatus>();
        for (var run : runs.of(request)) {
            var read = read(run);
            jobs.put(read.handle(), read.status());
        }
        return new JobSearch(jobs, runs.history(), runs.live(request.definition()));
    }

    @Override
    public List<KeyedJob> keyed(Map<String, String> settings, Instant notBefore) {
        var jobName = settings.getOrDefault(JOB_NAME, "");
        return calls.get().since(jobName, notBefore).stream()
                .filter(GlueJobAdapter::hasKey)
                .map(this::keyed)
                .toList();
    }

    @Override
    public Optional<KeyedJob> named(Map<String, String> settings, Map<String, Object> event) {
        return GlueEvents.run(event)
                .filter(handle -> handle.jobName().equals(settings.get(JOB_NAME)))
                .map(handle -> calls.get().run(handle))
                .filter(GlueJobAdapter::hasKey)
                .map(this::keyed);
    }

    @Override
    public void stop(JobHandle handle) {
        calls.get().stop(GlueHandle.of(handle));
    }

    private Map<JobHandle, JobStatus> checkJob(String jobName, List<JobHandle> handles) {
        var listed = handles.size() > 1 ? listed(jobName, handles) : Map.<JobHandle, JobStatus>of();
        var statuses = new HashMap<>(listed);
        var unlisted = handles.stream().filter(handle -> !listed.containsKey(handle)).toList();
        try {
            statuses.putAll(JobAdapter.super.checkAll(unlisted));
        } catch (JobAdapterException e) {
            if (listed.isEmpty() || e.kind() == JobAdapterException.Kind.HOPELESS) {
                throw e;
            }
        }
        return statuses;
    }

    private Map<JobHandle, JobStatus> listed(String jobName, List<JobHandle> handles) {
        var wanted = Set.copyOf(handles);
        var listed = new HashMap<JobHandle, JobStatus>();
        for (var run : calls.get().newest(jobName)) {
            var handle = new GlueHandle(jobName, run.id()).handle();
            if (wanted.contains(handle)) {
                listed.put(handle, read(run).status());
            }
        }
        return listed;
    }

    private KeyedJob keyed(JobRun run) {
        var read = read(run);
        return new KeyedJob(
                new JobKey(key(run)),
                read.handle(),
                read.status(),
                run.arguments().getOrDefault(CONTEXT_ARGUMENT, ""),
                Optional.ofNullable(run.startedOn()),
                Optional.ofNullable(run.completedOn()));
    }

    private static boolean hasKey(JobRun run) {
        return run.hasArguments() && JobKey.isKey(key(run));
    }

    private static String key(JobRun run) {
        return run.arguments().getOrDefault(KEY_ARGUMENT, "");
    }

    /** Only a failed run needs to know for sure how many retries there are. */
    private GlueRun read(JobRun run) {
        return switch (GlueState.of(run.jobRunState())) {
            case LIVE -> live(run);
            case FAILED -> new GlueRun(run, calls.get().maxRetries(run.jobName(), true));
            case SUCCEEDED, STOPPED, UNRECOGNIZED -> new GlueRun(run, Optional.empty());
        };
    }

    private GlueRun live(JobRun run) {
        var young = new GlueRun(run, Optional.empty());
        boolean waits =
                clock.map(InstantSource::instant).filter(young::isYoung).isPresent()
                        && !calls.get().remembersRetries(run.jobName());
        return waits
                ? young.withoutTimeLimit()
                : new GlueRun(run, calls.get().maxRetries(run.jobName(), false));
    }

    private static String jobName(JobRequest request) {
        return request.settings().getOrDefault(JOB_NAME, "");
    }

    /** Makes something once, when it is first asked for. */
    private static final class OnDemand<T> implements Supplier<T> {
        private final Supplier<T> maker;
        private Optional<T> made = Optional.empty();

        OnDemand(Supplier<T> maker) {
            this.maker = maker;
        }

        @Override
        public synchronized T get() {
            if (made.isEmpty()) {
                made = Optional.of(maker.get());
            }
            return made.orElseThrow();
        }
    }
}
