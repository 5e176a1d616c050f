package io.github.callbackpoller.glue;

import io.github.callbackpoller.aws.ApiCalls;
import io.github.callbackpoller.aws.ApiRetries;
import io.github.callbackpoller.aws.AwsErrors;
import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.ResourceNumberLimitExceededException;

/** The calls of the Glue API, with their errors read. */
final class GlueCalls {
    /** The most that GetJobRuns takes (MaxResults in the Glue API reference). */
    private static final int PAGE = 200;

    /** How many pages a look-up reads before it gives up telling. */
    private static final int MOST_PAGES = 10;

    private static final int JOBS_REMEMBERED = 1_000;

    private static final String NOTHING_TO_STOP = "JobRunInvalidStateTransitionException";

    private final GlueClient glue;
    private final ApiCalls calls;
    private final Map<String, Integer> lastMaxRetries = new ConcurrentHashMap<>();

    GlueCalls(GlueClient glue, ApiRetries retries) {
        this.glue = glue;
        this.calls = new ApiCalls("Glue", retries);
    }

    String start(String jobName, Map<String, String> arguments) {
        return reading(
                jobName,
                () ->
                        calls.unrepeatable(
                                () ->
                                        glue.startJobRun(
                                                        run ->
                                                                run.jobName(jobName)
                                                                        .arguments(arguments))
                                                .jobRunId()));
    }

    JobRun run(GlueHandle handle) {
        return reading(
                handle.jobName(),
                () ->
                        calls.repeatable(
                                () ->
                                        glue.getJobRun(
                                                        run ->
                                                                run.jobName(handle.jobName())
                                                                        .runId(handle.runId()))
                                                .jobRun()));
    }

    /** The newest runs: one page. */
    List<JobRun> newest(String jobName) {
        return page(jobName, Optional.empty()).runs();
    }

    /**
     * All runs that began at or after a time, and what else stands on the pages that had to be
     * read.
     *
     * @throws JobAdapterException if they are more than fit on ten pages: nothing can be told then
     */
    List<JobRun> since(String jobName, Instant notBefore) {
        var runs = new ArrayList<JobRun>();
        Optional<String> next = Optional.empty();
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            var page = page(jobName, next);
            runs.addAll(page.runs());
            next = page.next();
            boolean reached =
                    page.runs().stream()
                            .anyMatch(
                                    run ->
                                            run.startedOn() != null
                                                    && run.startedOn().isBefore(notBefore));
            if (reached || next.isEmpty()) {
                return runs;
            }
        }
        throw new JobAdapterException(
                Kind.RETRY_LATER,
                "Glue job '"
                        + jobName
                        + "' has more than "
                        + MOST_PAGES * PAGE
                        + " runs since "
                        + notBefore);
    }

    /** A run that can't be stopped in its state has ended, or ends already; its status tells. */
    void stop(GlueHandle handle) {
        var answer =
                reading(
                        handle.jobName(),
                        () ->
                                calls.repeatable(
                                        () ->
                                                glue.batchStopJobRun(
                                                        stop ->
                                                                stop.jobName(handle.jobName())
                                                                        .jobRunIds(
                                                                                handle.runId()))));
        for (var error : answer.errors()) {
            var detail = error.errorDetail();
            if (!NOTHING_TO_STOP.equals(detail.errorCode())) {
                throw new JobAdapterException(
                        Kind.RETRY_LATER,
                        "Glue did not stop run " + handle.runId() + ": " + detail.errorMessage());
            }
        }
    }

    /** Whether it was read how often Glue runs a failed job again. */
    boolean remembersRetries(String jobName) {
        return lastMaxRetries.containsKey(jobName);
    }

    /**
     * How often Glue runs a failed job again by itself; empty if this host may not read the job.
     *
     * @param fresh whether what was read before is good enough
     */
    Optional<Integer> maxRetries(String jobName, boolean fresh) {
        if (!fresh && lastMaxRetries.containsKey(jobName)) {
            return Optional.ofNullable(lastMaxRetries.get(jobName));
        }
        try {
            var job =
                    reading(
                            jobName,
                            () -> calls.repeatable(() -> glue.getJob(get -> get.jobName(jobName))));
            int most = job.job().maxRetries() == null ? 0 : job.job().maxRetries();
            if (lastMaxRetries.size() < JOBS_REMEMBERED) {
                lastMaxRetries.put(jobName, most);
            }
            return Optional.of(most);
        } catch (JobAdapterException e) {
            if (e.kind() == Kind.HOPELESS) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private record Page(List<JobRun> runs, Optional<String> next) {}

    private Page page(String jobName, Optional<String> next) {
        return reading(
                jobName,
                () -> {
                    var answer =
                            calls.repeatable(
                                    () ->
                                            glue.getJobRuns(
                                                    list -> {
                                                        list.jobName(jobName).maxResults(PAGE);
                                                        next.ifPresent(list::nextToken);
                                                    }));
                    return new Page(answer.jobRuns(), Optional.ofNullable(answer.nextToken()));
                });
    }

    private static <T> T reading(String jobName, Supplier<T> call) {
        try {
            return call.get();
        } catch (ConcurrentRunsExceededException | ResourceNumberLimitExceededException e) {
            throw failure(Kind.BUSY, jobName, e);
        } catch (SdkException e) {
            throw failure(AwsErrors.kindOf(e), jobName, e);
        }
    }

    private static JobAdapterException failure(Kind kind, String jobName, SdkException error) {
        var what = "Glue job '" + jobName + "': " + AwsErrors.describe(error);
        return AwsErrors.retryAfter(error)
                .map(wait -> new JobAdapterException(what, wait, error))
                .orElseGet(() -> new JobAdapterException(kind, what, error));
    }
}
