package io.github.callbackpoller.decision;

import io.github.callbackpoller.definition.Durations;
import io.github.callbackpoller.definition.OutputLimits;
import io.github.callbackpoller.definition.Template;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.message.Job;
import io.github.callbackpoller.message.PollerMessage;
import java.util.HashMap;
import java.util.TreeMap;

/**
 * Words what the pipeline is told. The same status always gives the same bytes, so that an answer
 * sent twice counts once.
 */
final class Outcomes {
    static final String MESSAGES_SPENT = "The step used up its messages";

    private Outcomes() {}

    /** Success with its outputs, or the failure to make them. */
    static Decision succeeded(PollerMessage message, Job job, JobStatus.Succeeded status) {
        var facts = new HashMap<String, String>();
        status.facts().forEach((name, value) -> facts.put(Template.JOB_PREFIX + name, value));
        var outputs = new TreeMap<String, String>();
        try {
            job.outputs()
                    .forEach((name, text) -> outputs.put(name, new Template(text).fill(facts)));
        } catch (IllegalArgumentException e) {
            return Follow.fail(
                    message, "The job succeeded, but its outputs can't be made: " + e.getMessage());
        }
        return OutputLimits.brokenBy(outputs)
                .map(broken -> Follow.fail(message, "The job succeeded, but " + broken))
                .orElseGet(() -> Follow.answer(message, new JobOutcome.Succeeded(outputs)));
    }

    static Decision failed(PollerMessage message, JobStatus.Failed status) {
        var reason = FailureReason.of(status.state(), status.reason(), status.pointer());
        return new Decision.Answer(
                Follow.inAnswer(message, new JobOutcome.Failed(reason)), status.reason());
    }

    static Decision stoppedByOthers(PollerMessage message, JobHandle handle) {
        return Follow.fail(message, "The job was stopped (" + handle.id() + ")");
    }

    /** The beginning of a sentence. */
    static String deadlinePassed(Situation situation) {
        if (situation.exhausted()) {
            return MESSAGES_SPENT;
        }
        var policy = situation.definition().policy();
        return policy.deadline()
                .map(Durations::format)
                .map(allowed -> "The job did not end within " + allowed)
                .orElse("The job did not end by its deadline");
    }
}
