package io.github.callbackpoller.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What all tests of the contract do with a service.
 *
 * @param service what the author of the adapter plays
 * @param adapter the adapter that is tested
 */
record Bench(PlayedService service, JobAdapter adapter) {
    static final String DEFINITION = "contract";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    static Bench of(PlayedService service) {
        return new Bench(service, service.adapter());
    }

    /** Skips the test if the service lacks what it needs. */
    Bench needs(Capability capability) {
        assumeFalse(lacks(capability), () -> "lacks " + capability + ": " + reason(capability));
        return this;
    }

    boolean lacks(Capability capability) {
        return service.lacking().containsKey(capability);
    }

    Course course(Seen seen) {
        return course(seen, Duration.ZERO);
    }

    /** Skips the test if the service has no such state. */
    Course course(Seen seen, Duration after) {
        var state = state(seen);
        assumeTrue(state.isPresent(), () -> "has no state that is " + seen);
        return new Course(state.orElseThrow().word(), after);
    }

    Course course(ServiceState state) {
        return new Course(state.word(), Duration.ZERO);
    }

    JobRequest request(Course course) {
        return request(course, DEFINITION);
    }

    JobRequest request(Course course, String definition) {
        return request(course, definition, service.settings());
    }

    private JobRequest request(Course course, String definition, Map<String, String> settings) {
        var arguments = new HashMap<>(service.arguments(course));
        arguments.putAll(service.secretArguments());
        var context = "{\"definition\":\"" + definition + "\"}";
        return new JobRequest(key(), definition, settings, arguments, context, Instant.EPOCH);
    }

    /** Skips the test if no settings name a job that is not there. */
    JobRequest requestOfNoJob() {
        var settings = service.settingsOfNoJob();
        assumeFalse(settings.isEmpty(), "no settings name a job that is not there");
        return request(course(Seen.RUNNING), DEFINITION, settings);
    }

    /** How the engine asks for what was started: it knows no arguments then. */
    static JobRequest lookup(JobRequest started) {
        return new JobRequest(
                started.key(),
                started.definition(),
                started.settings(),
                Map.of(),
                "",
                started.notBefore());
    }

    /** A look-up by a key that nothing was started for. */
    JobRequest lookup() {
        return lookup(request(course(Seen.RUNNING)));
    }

    /** A job that was started and has come where it should. */
    JobHandle job(Course course) {
        var handle = adapter.start(request(course));
        service.bring(handle, course);
        return handle;
    }

    JobHandle job(Seen seen) {
        return job(course(seen));
    }

    /** Looks at a job until it has ended, and gives up when the service's patience is over. */
    JobStatus end(JobHandle handle) {
        var giveUp = System.nanoTime() + service.patience().toNanos();
        var status = adapter.check(handle);
        while (!status.hasEnded() && System.nanoTime() < giveUp) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            status = adapter.check(handle);
        }
        return status;
    }

    /** What is no {@link JobAdapterException} counts as {@link Kind#RETRY_LATER}. */
    static void assertRefused(Kind kind, Runnable call) {
        var thrown = catchThrowable(call::run);
        assertThat(thrown).as("a refusal").isInstanceOf(RuntimeException.class);
        var actual = thrown instanceof JobAdapterException e ? e.kind() : Kind.RETRY_LATER;
        assertThat(actual).as(thrown.toString()).isEqualTo(kind);
    }

    /** Calls all at once, each on a thread of its own, and fails if one takes too long. */
    static <T> List<T> together(Duration limit, List<Callable<T>> calls) throws Exception {
        var threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> answers = new ArrayList<>();
            for (var call : threads.invokeAll(calls, limit.toMillis(), TimeUnit.MILLISECONDS)) {
                assertThat(call).as("a call that may take %s", limit).isNotCancelled();
                answers.add(assertThat(call).succeedsWithin(Duration.ZERO).actual());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private Optional<ServiceState> state(Seen seen) {
        return service.states().stream().filter(state -> state.seen() == seen).findFirst();
    }

    private String reason(Capability capability) {
        return service.lacking().getOrDefault(capability, "");
    }

    private static JobKey key() {
        var digits = UUID.randomUUID().toString() + UUID.randomUUID();
        return new JobKey(digits.replace("-", ""));
    }
}
