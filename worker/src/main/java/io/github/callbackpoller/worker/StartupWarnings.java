package io.github.callbackpoller.worker;

import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.worker.doctor.Finding;
import io.github.callbackpoller.worker.doctor.JobExam;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.glue.GlueClient;

/**
 * Says at the start what is wrong between job definitions and jobs. Nobody waits for it: a worker
 * works as well without.
 */
final class StartupWarnings {
    private static final Logger LOG = LoggerFactory.getLogger(StartupWarnings.class);

    private StartupWarnings() {}

    static void tell(GlueClient glue, JobDefinitions definitions) {
        var thread = new Thread(() -> tellNow(glue, definitions), "poller-startup-warnings");
        thread.setDaemon(true);
        thread.start();
    }

    private static void tellNow(GlueClient glue, JobDefinitions definitions) {
        try {
            new JobExam(glue, definitions)
                    .findings().stream()
                            .filter(finding -> finding.severity() != Finding.Severity.NOTE)
                            .forEach(finding -> LOG.warn("{}", finding));
        } catch (RuntimeException e) {
            LOG.warn("Job definitions could not be compared with their jobs ({})", e.toString());
        }
    }
}
