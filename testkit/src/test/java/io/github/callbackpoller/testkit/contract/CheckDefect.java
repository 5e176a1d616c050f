package io.github.callbackpoller.testkit.contract;

import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.JobStatus;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What goes wrong when jobs are looked at. */
enum CheckDefect implements Defect {
    TAKES_THE_UNKNOWN_FOR_AN_END(
            "check_everyState_isReadAsItMustBe",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public JobStatus check(JobHandle handle) {
                            var status = super.check(handle);
                            return status.state().equals("ODD")
                                    ? JobStatus.Failed.of("ODD", "", "")
                                    : status;
                        }
                    }),
    TELLS_A_WORD_OF_ITS_OWN(
            "check_everyState_isReadAsItMustBe",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public JobStatus check(JobHandle handle) {
                            var status = super.check(handle);
                            return status.state().equals("STOPPED")
                                    ? JobStatus.Stopped.of("KILLED")
                                    : status;
                        }
                    }),
    FACTS_CHANGE(
            "check_endedJobTwice_tellsTheSame",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        private final AtomicInteger looks = new AtomicInteger();

                        @Override
                        public JobStatus check(JobHandle handle) {
                            super.check(handle);
                            var looked = String.valueOf(looks.incrementAndGet());
                            return new JobStatus.Succeeded("SUCCEEDED", Map.of("looks", looked));
                        }
                    }),
    REMEMBERS_JOBS_IN_MEMORY(
            "check_byAnotherHost_tellsTheSame",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        private final Set<JobHandle> mine = ConcurrentHashMap.newKeySet();

                        @Override
                        public JobHandle start(JobRequest request) {
                            var handle = super.start(request);
                            mine.add(handle);
                            return handle;
                        }

                        @Override
                        public JobStatus check(JobHandle handle) {
                            return mine.contains(handle)
                                    ? super.check(handle)
                                    : JobStatus.Running.of("RUNNING");
                        }
                    }),
    WATCHES_WHAT_NEVER_WAS(
            "check_jobThatNeverWas_isHopelessOrHasEnded",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public JobStatus check(JobHandle handle) {
                            try {
                                return super.check(handle);
                            } catch (JobAdapterException e) {
                                return JobStatus.Running.of("RUNNING");
                            }
                        }
                    }),
    FAILS_WHEN_THROTTLED(
            "check_throttled_saysSoAndGoesOnAfterwards",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public JobStatus check(JobHandle handle) {
                            try {
                                return super.check(handle);
                            } catch (JobAdapterException e) {
                                return JobStatus.Failed.of("FAILED", "throttled", "");
                            }
                        }
                    }),
    HIDES_THROTTLING_OF_MANY(
            "check_throttled_saysSoAndGoesOnAfterwards",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public Map<JobHandle, JobStatus> checkAll(Collection<JobHandle> handles) {
                            try {
                                return super.checkAll(handles);
                            } catch (JobAdapterException e) {
                                return Map.of();
                            }
                        }
                    }),
    TELLS_ONE_OF_MANY(
            "checkAll_severalJobs_tellsWhatEachCheckTells",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public Map<JobHandle, JobStatus> checkAll(Collection<JobHandle> handles) {
                            return super.checkAll(handles.stream().limit(1).toList());
                        }
                    }),
    TELLS_ALL_ALIKE(
            "checkAll_severalJobs_tellsWhatEachCheckTells",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public Map<JobHandle, JobStatus> checkAll(Collection<JobHandle> handles) {
                            var statuses = super.checkAll(handles);
                            var first = statuses.values().stream().findFirst();
                            first.ifPresent(same -> statuses.replaceAll((handle, status) -> same));
                            return statuses;
                        }
                    }),
    NEEDS_ONE_AT_LEAST(
            "checkAll_noJob_tellsNothing",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public Map<JobHandle, JobStatus> checkAll(Collection<JobHandle> handles) {
                            if (handles.isEmpty()) {
                                throw new IllegalArgumentException("which jobs?");
                            }
                            return super.checkAll(handles);
                        }
                    }),
    BLAMES_THE_NEIGHBOUR(
            "checkAll_oneJobNeverWas_neverTellsWrongOfTheOther",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public Map<JobHandle, JobStatus> checkAll(Collection<JobHandle> handles) {
                            try {
                                return super.checkAll(handles);
                            } catch (JobAdapterException e) {
                                var gone = JobStatus.Failed.of("GONE", "", "");
                                return handles.stream()
                                        .collect(
                                                Collectors.toMap(handle -> handle, handle -> gone));
                            }
                        }
                    });

    private final String caughtBy;
    private final Function<MemoryJobs, JobAdapter> adapter;

    CheckDefect(String caughtBy, Function<MemoryJobs, JobAdapter> adapter) {
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
