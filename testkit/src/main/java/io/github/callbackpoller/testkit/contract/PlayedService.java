package io.github.callbackpoller.testkit.contract;

import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobHandle;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the author of an adapter tells {@link JobAdapterContract}: the adapter, and how the service
 * behind it is made to do what a test needs. Each test sees a service without earlier jobs, or
 * {@linkplain #settings settings} that name a job of its own. {@link #bring} is called from several
 * threads at once.
 */
public interface PlayedService {

    /**
     * An adapter of the service. Where it can be, a new one at each call: the second plays another
     * host, which knows no more than the handle.
     */
    JobAdapter adapter();

    /** What a job definition says, so that the adapter can start its job. */
    Map<String, String> settings();

    /** All states of the service. The first of a kind is the one that other tests use. */
    List<ServiceState> states();

    /** Makes the service play this for a job, and returns when it shows. */
    void bring(JobHandle handle, Course course);

    /** A well-formed handle of a job that never was. */
    JobHandle unknownHandle();

    /** What is lacking, each with the reason, which the report of the skipped tests shows. */
    default Map<Capability, String> lacking() {
        return Map.of();
    }

    /**
     * The arguments with which a job is started that is then {@linkplain #bring brought} on this
     * course: for services that must be told beforehand. None by default.
     */
    default Map<String, String> arguments(Course course) {
        return Map.of();
    }

    /** Arguments of a job, beside the others, whose values nobody may print. */
    default Map<String, String> secretArguments() {
        return Map.of("contract-secret", "hush-5e1fc0de");
    }

    /** Settings that {@linkplain JobAdapter#validate can be}, of a job that is not there. */
    default Map<String, String> settingsOfNoJob() {
        return Map.of();
    }

    /** From now on the service refuses every call and asks for fewer, until {@link #heal}. */
    default void throttle() {}

    /** From now on the service doesn't answer, until {@link #heal}. */
    default void hang() {}

    /** The service is well again. */
    default void heal() {}

    /** How long one call may take when the service hangs, and a stop until it shows. */
    default Duration patience() {
        return Duration.ofSeconds(30);
    }
}
