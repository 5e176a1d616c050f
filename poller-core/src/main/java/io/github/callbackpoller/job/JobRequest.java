package io.github.callbackpoller.job;

import java.time.Instant;
import java.util.Map;

/**
 * What is asked of an adapter: start this job, or find the jobs that were started for it.
 *
 * @param key names the request; two requests with one key are the same request
 * @param definition the name of the job definition
 * @param settings what the job definition says beyond the common keys, such as Glue's {@code
 *     jobName}
 * @param arguments the job's arguments, placeholders filled in; empty when a job is only looked for
 * @param context a short text, free of secrets, to be kept with the job where the service can keep
 *     it; from it a lost watch can be resumed
 * @param notBefore no job of this key can have started earlier: how far back a look-up must go
 */
public record JobRequest(
        JobKey key,
        String definition,
        Map<String, String> settings,
        Map<String, String> arguments,
        String context,
        Instant notBefore) {

    /** Copies the maps. */
    public JobRequest {
        settings = Map.copyOf(settings);
        arguments = Map.copyOf(arguments);
    }
}
