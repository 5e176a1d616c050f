package io.github.callbackpoller.testkit.contract;

import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.JobSearch;
import io.github.callbackpoller.job.RunHistory;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What goes wrong when jobs are started and found. */
enum StartDefect implements Defect {
    HANDLES_OF_ANOTHER_TYPE(
            "start_newKey_givesAHandleOfTheAdaptersType",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public JobHandle start(JobRequest request) {
                            return new JobHandle("other", super.start(request).id());
                        }
                    }),
    REFUSES_GOOD_SETTINGS(
            "validate_settingsOfTheJob_areAllowed",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public void validate(Map<String, String> settings) {
                            throw new IllegalArgumentException("'name' is not allowed");
                        }
                    }),
    LOSES_THE_KEY(
            "start_twiceWithOneKey_givesOneJobOrBothAreFound",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public List<JobHandle> find(JobRequest request) {
                            return List.of();
                        }
                    }),
    FINDS_ONLY_THE_OLDEST(
            "start_twiceWithOneKey_givesOneJobOrBothAreFound",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public List<JobHandle> find(JobRequest request) {
                            return super.find(request).stream().limit(1).toList();
                        }
                    }),
    TAKES_ANY_JOB_FOR_ITS_OWN(
            "start_anotherKey_givesAnotherJob",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public JobHandle start(JobRequest request) {
                            return jobs.all().stream()
                                    .map(this::handle)
                                    .findFirst()
                                    .orElseGet(() -> super.start(request));
                        }
                    }),
    TRIES_THE_HOPELESS_AGAIN(
            "start_jobThatIsNotThere_isHopeless",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public JobHandle start(JobRequest request) {
                            try {
                                return super.start(request);
                            } catch (JobAdapterException e) {
                                throw new JobAdapterException(Kind.RETRY_LATER, "refused", e);
                            }
                        }
                    }),
    GIVES_UP_WHEN_THROTTLED(
            "start_throttled_saysSoAndStartsNothing",
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
    STARTS_ALTHOUGH_THROTTLED(
            "start_throttled_saysSoAndStartsNothing",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public JobHandle start(JobRequest request) {
                            var job = jobs.start(request);
                            jobs.call();
                            return handle(job);
                        }
                    }),
    FINDS_JOBS_OF_OTHER_KEYS(
            "find_nothingStarted_isEmpty",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public List<JobHandle> find(JobRequest request) {
                            return jobs.all().stream().map(this::handle).toList();
                        }
                    }),
    FINDS_NOTHING_WHEN_THROTTLED(
            "search_throttled_saysSo",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public List<JobHandle> find(JobRequest request) {
                            try {
                                return super.find(request);
                            } catch (JobAdapterException e) {
                                return List.of();
                            }
                        }

                        @Override
                        public RunHistory history(JobRequest request) {
                            return RunHistory.none();
                        }
                    }),
    FORGETS_WHAT_HAS_ENDED(
            "search_jobHasEnded_tellsWhatFindAndCheckTell",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public List<JobHandle> find(JobRequest request) {
                            return super.find(request).stream()
                                    .filter(handle -> !jobs.job(handle.id()).hasEnded())
                                    .toList();
                        }
                    }),
    COUNTS_OTHER_DEFINITIONS(
            "search_adapterCountsLiveJobs_countsThoseOfTheDefinition",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public JobSearch search(JobRequest request) {
                            var live =
                                    jobs.all().stream()
                                            .filter(job -> !job.hasEnded())
                                            .map(this::handle)
                                            .collect(Collectors.toSet());
                            return new JobSearch(
                                    super.search(request).jobs(), history(request), live);
                        }
                    }),
    COUNTS_WHAT_HAS_ENDED(
            "search_adapterCountsLiveJobs_countsThoseOfTheDefinition",
            jobs ->
                    new SoundJobAdapter(jobs) {
                        @Override
                        public JobSearch search(JobRequest request) {
                            var live =
                                    jobs.all().stream()
                                            .filter(
                                                    job ->
                                                            job.request()
                                                                    .definition()
                                                                    .equals(request.definition()))
                                            .map(this::handle)
                                            .collect(Collectors.toSet());
                            return new JobSearch(
                                    super.search(request).jobs(), history(request), live);
                        }
                    });

    private final String caughtBy;
    private final Function<MemoryJobs, JobAdapter> adapter;

    StartDefect(String caughtBy, Function<MemoryJobs, JobAdapter> adapter) {
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
