package io.github.callbackpoller.worker.doctor;

import io.github.callbackpoller.aws.AwsErrors;
import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.glue.GlueJobAdapter;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

/** Compares job definitions with the Glue jobs that they start. */
public final class JobExam {
    private final GlueClient glue;
    private final JobDefinitions definitions;

    /**
     * @param glue needs {@code glue:GetJob}
     * @param definitions of which those of type {@code glue} are looked at
     */
    public JobExam(GlueClient glue, JobDefinitions definitions) {
        this.glue = glue;
        this.definitions = definitions;
    }

    /**
     * One call for each definition.
     *
     * @throws SdkException if Glue can't be reached, or has trouble of its own
     */
    public List<Finding> findings() {
        return definitions.byName().values().stream()
                .filter(definition -> definition.type().equals(GlueJobAdapter.TYPE))
                .flatMap(definition -> findings(definition).stream())
                .toList();
    }

    private List<Finding> findings(JobDefinition definition) {
        var name = definition.settings().getOrDefault(GlueJobAdapter.JOB_NAME, "");
        try {
            var job = glue.getJob(get -> get.jobName(name)).job();
            return JobRules.check(definition, JobFacts.of(job));
        } catch (EntityNotFoundException e) {
            return List.of(JobRules.missing(definition));
        } catch (SdkException e) {
            if (AwsErrors.mayPass(e)) {
                throw e;
            }
            return List.of(JobRules.unread(definition, AwsErrors.describe(e)));
        }
    }
}
