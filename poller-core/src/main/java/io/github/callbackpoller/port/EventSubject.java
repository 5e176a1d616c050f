package io.github.callbackpoller.port;

import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.message.Job;
import io.github.callbackpoller.message.PollerMessage;
import java.time.Instant;
import java.util.Optional;

/**
 * Which step and job an event is about; what is not known is empty.
 *
 * @param pipeline the pipeline's name
 * @param execution the last part of the execution's ARN
 * @param key the short form of the step's key
 * @param definition the job definition's name
 * @param jobType the adapter's type
 * @param runId the run, as its adapter names it
 * @param phase the phase after the event
 * @param checksDone how often the job's status was read
 * @param firstSeen when the step began to wait, as far as the poller knows
 */
public record EventSubject(
        String pipeline,
        String execution,
        String key,
        String definition,
        String jobType,
        String runId,
        String phase,
        int checksDone,
        Optional<Instant> firstSeen) {

    /** Nothing is known of the message. */
    public static final EventSubject UNKNOWN =
            new EventSubject("", "", "", "", "", "", "", 0, Optional.empty());

    /** What a message knows. */
    public static EventSubject of(PollerMessage message) {
        return message.phase()
                .match(
                        start -> of(message, start.definition(), "", ""),
                        watch -> of(message, watch.job(), watch.handle().id()),
                        stop ->
                                of(
                                        message,
                                        stop.job(),
                                        stop.handle().map(JobHandle::id).orElse("")),
                        answer -> of(message, "", "", ""));
    }

    /** The same with what an earlier message of the step knew of the job. */
    public EventSubject or(EventSubject earlier) {
        return new EventSubject(
                pipeline,
                execution,
                key,
                definition.isEmpty() ? earlier.definition : definition,
                jobType.isEmpty() ? earlier.jobType : jobType,
                runId.isEmpty() ? earlier.runId : runId,
                phase,
                checksDone,
                firstSeen);
    }

    private static EventSubject of(PollerMessage message, Job job, String runId) {
        return of(message, job.definition(), job.type(), runId);
    }

    private static EventSubject of(
            PollerMessage message, String definition, String type, String runId) {
        var execution = message.step().execution();
        return new EventSubject(
                execution.pipeline(),
                execution.executionId(),
                message.step().key().shortForm(),
                definition,
                type,
                runId,
                message.phase().label(),
                message.tally().checksDone(),
                Optional.of(message.timing().firstSeen()));
    }
}
