package io.github.callbackpoller.testkit.contract;

import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.JobSearch;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.job.RunHistory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What goes wrong when jobs are stopped and remembered, and what goes wrong always. */
enum ServiceDefect implements Defect {
    STOPS_NOTHING(
            "stop_twice_stopsTheJob",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public void stop(JobHandle handle) {
                            jobs.call();
                        }
                    }),
    STOPS_ONLY_ONCE(
            "stop_twice_stopsTheJob",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        private final Set<JobHandle> told = ConcurrentHashMap.newKeySet();

                        @Override
                        public void stop(JobHandle handle) {
                            super.stop(handle);
                            if (!told.add(handle)) {
                                throw new IllegalStateException("already told");
                            }
                        }
                    }),
    COMPLAINS_OF_AN_END(
            "stop_jobHasEnded_changesNothingAndIsNoError",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public void stop(JobHandle handle) {
                            if (jobs.job(handle.id()).hasEnded()) {
                                throw new JobAdapterException(Kind.RETRY_LATER, "it has ended");
                            }
                            super.stop(handle);
                        }
                    }),
    STOPS_WHAT_HAS_ENDED(
            "stop_jobHasEnded_changesNothingAndIsNoError",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public void stop(JobHandle handle) {
                            jobs.call();
                            jobs.set(handle.id(), "STOPPED", 1);
                        }
                    }),
    HIDES_THROTTLED_STOPS(
            "stop_throttled_saysSoAndLeavesTheJobAlone",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public void stop(JobHandle handle) {
                            try {
                                super.stop(handle);
                            } catch (JobAdapterException e) {
                                return;
                            }
                        }
                    }),
    WAITS_FOR_THE_END(
            "calls_jobRunsOn_returnMeanwhile",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public JobStatus check(JobHandle handle) {
                            while (!super.check(handle).hasEnded() && !Thread.interrupted()) {
                                LockSupport.parkNanos(1_000_000);
                            }
                            return super.check(handle);
                        }
                    }),
    WAITS_FOR_THE_SERVICE(
            "calls_serviceHangs_giveUpAndMayBeTriedLater",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public JobStatus check(JobHandle handle) {
                            while (!Thread.interrupted()) {
                                try {
                                    return super.check(handle);
                                } catch (JobAdapterException e) {
                                    LockSupport.parkNanos(1_000_000);
                                }
                            }
                            return super.check(handle);
                        }
                    }),
    CALLS_A_LOST_START_HOPELESS(
            "calls_serviceHangs_giveUpAndMayBeTriedLater",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public JobHandle start(JobRequest request) {
                            try {
                                return super.start(request);
                            } catch (JobAdapterException e) {
                                throw new JobAdapterException(Kind.HOPELESS, "refused", e);
                            }
                        }
                    }),
    MAKES_HISTORY_UP(
            "history_noEarlierRun_isEmpty",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public RunHistory history(JobRequest request) {
                            return jobs.all().isEmpty()
                                    ? new RunHistory(List.of(0))
                                    : super.history(request);
                        }
                    }),
    TELLS_THE_OLDEST_FIRST(
            "history_severalRuns_tellsTheirSecondsNewestFirst",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public RunHistory history(JobRequest request) {
                            var oldestFirst =
                                    new ArrayList<>(super.history(request).durationsSeconds());
                            Collections.reverse(oldestFirst);
                            return new RunHistory(oldestFirst);
                        }
                    }),
    REMEMBERS_STOPPED_RUNS(
            "history_runsThatDidNotEndByThemselves_areLeftOut",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public RunHistory history(JobRequest request) {
                            return new RunHistory(
                                    jobs.all().stream()
                                            .filter(MemoryJobs.Job::hasEnded)
                                            .map(MemoryJobs.Job::seconds)
                                            .toList());
                        }
                    }),
    REMEMBERS_RUNNING_RUNS(
            "history_runsThatDidNotEndByThemselves_areLeftOut",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public RunHistory history(JobRequest request) {
                            return new RunHistory(
                                    jobs.all().stream()
                                            .filter(job -> !job.state().equals("STOPPED"))
                                            .map(MemoryJobs.Job::seconds)
                                            .toList());
                        }
                    }),
    LOOKS_UP_WITHOUT_HISTORY(
            "search_afterARun_hasTheHistory",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public JobSearch search(JobRequest request) {
                            return new JobSearch(super.search(request).jobs(), RunHistory.none());
                        }
                    }),
    HANDLES_HOLD_ARGUMENTS(
            "texts_ofAdapterHandleAndStatus_holdNoSecretArgument",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        JobHandle handle(MemoryJobs.Job job) {
                            return new JobHandle(type(), job.id() + job.request().arguments());
                        }

                        @Override
                        public JobStatus check(JobHandle handle) {
                            return super.check(
                                    new JobHandle(type(), handle.id().replaceAll("\\{.*", "")));
                        }
                    }),
    SHOWS_ITS_LAST_REQUEST(
            "texts_ofAdapterHandleAndStatus_holdNoSecretArgument",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public String toString() {
                            return "of " + jobs.all();
                        }
                    }),
    EXPLAINS_THROTTLING_TOO_WELL(
            "exception_ofAThrottledStart_holdsNoSecretArgument",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public JobHandle start(JobRequest request) {
                            try {
                                return super.start(request);
                            } catch (JobAdapterException e) {
                                throw e.kind() == Kind.THROTTLED
                                        ? new JobAdapterException(e.kind(), "throttled: " + request)
                                        : e;
                            }
                        }
                    }),
    EXPLAINS_REFUSAL_TOO_WELL(
            "exception_ofAHopelessStart_holdsNoSecretArgument",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public JobHandle start(JobRequest request) {
                            try {
                                return super.start(request);
                            } catch (JobAdapterException e) {
                                throw e.kind() == Kind.HOPELESS
                                        ? new JobAdapterException(
                                                e.kind(),
                                                "no job",
                                                new IllegalStateException(request.toString()))
                                        : e;
                            }
                        }
                    }),
    PRINTS_REQUESTS(
            "output_ofAWholeLife_holdsNoSecretArgument",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public JobHandle start(JobRequest request) {
                            System.err.println("starting " + request);
                            return super.start(request);
                        }
                    }),
    SHARES_A_FIELD(
            "startAndCheck_manyThreadsAtOnce_eachSeesItsJob",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        private volatile @Nullable JobHandle last;

                        @Override
                        public JobHandle start(JobRequest request) {
                            last = super.start(request);
                            LockSupport.parkNanos(20_000_000);
                            return Objects.requireNonNull(last);
                        }
                    });

    private final String caughtBy;
    private final Function<MemoryJobs, JobAdapter> adapter;

    ServiceDefect(String caughtBy, Function<MemoryJobs, JobAdapter> adapter) {
        this.caughtBy = caughtBy;
        this.adapter = adapter;
    }

    @Override
    public String caughtBy() {
        return caughtBy;
    }

    @Override
    public JobAdapter adapter(MemoryJobs jobs) {
        return adapter.apply(jobs);
    }
}
