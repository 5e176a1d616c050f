package io.github.callbackpoller.message;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a message must know of its job besides the run.
 *
 * @param definition the name of the job definition
 * @param type the adapter's type
 * @param outputs the step's outputs as templates in which only {@code ${job.NAME}} is left open
 */
public record Job(String definition, String type, Map<String, String> outputs) {

    /** Copies and sorts the outputs. */
    public Job {
        outputs = Collections.unmodifiableMap(new TreeMap<>(outputs));
    }
}
