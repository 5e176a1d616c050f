package io.github.callbackpoller.worker;

import io.github.callbackpoller.aws.AwsClients;
import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.worker.startup.UnreachableException;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.glue.GlueClient;

/** What the Glue adapter knows of a job's last runs. */
final class GlueHistory {
    private static final JobKey ANY_KEY = new JobKey("0".repeat(64));

    private GlueHistory() {}

    /**
     * One call of GetJobRuns.
     *
     * @throws UnreachableException if Glue can't be reached or has no such job
     */
    static RunHistory of(String jobName) {
        var request =
                new JobRequest(
                        ANY_KEY,
                        "",
                        Map.of(GlueJobAdapter.JOB_NAME, jobName),
                        Map.of(),
                        "",
                        Instant.EPOCH);
        try (var glue = client()) {
            return new GlueJobAdapter(glue).history(request);
        } catch (JobAdapterException e) {
            throw new UnreachableException(String.valueOf(e.getMessage()), e);
        }
    }

    private static GlueClient client() {
        try {
            return AwsClients.build(
                    GlueClient.builder().httpClientBuilder(Apache5HttpClient.builder()));
        } catch (SdkClientException e) {
            throw AwsServices.unusable(e);
        }
    }
}
