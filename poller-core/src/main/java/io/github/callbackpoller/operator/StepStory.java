package io.github.callbackpoller.operator;

import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.message.ExecutionArn;
import java.time.Instant;
import java.util.List;

/**
 * What is known of one step, in order of time.
 *
 * @param execution its execution
 * @param name the step's name
 * @param key its key
 * @param entries what happened, the last of them how it stands now
 */
public record StepStory(ExecutionArn execution, String name, JobKey key, List<Entry> entries) {

    /** Copies the entries. */
    public StepStory {
        entries = List.copyOf(entries);
    }

    /**
     * Something that happened.
     *
     * @param when when
     * @param what a sentence without a full stop
     */
    public record Entry(Instant when, String what) {}
}
