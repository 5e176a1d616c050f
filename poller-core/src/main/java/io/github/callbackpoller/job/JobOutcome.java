package io.github.callbackpoller.job;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What the pipeline is told at the end. */
public sealed interface JobOutcome {

    /** Maps the outcome by its case. */
    <T> T match(Function<Succeeded, T> succeeded, Function<Failed, T> failed);

    /**
     * The step succeeded.
     *
     * @param outputs the step's output parameters, sorted by name so that the same outcome is
     *     always the same bytes
     */
    record Succeeded(Map<String, String> outputs) implements JobOutcome {

        /** Copies and sorts the outputs. */
        public Succeeded {
            outputs = Collections.unmodifiableMap(new TreeMap<>(outputs));
        }

        @Override
        public <T> T match(Function<Succeeded, T> succeeded, Function<Failed, T> failed) {
            return succeeded.apply(this);
        }
    }

    /**
     * The step failed.
     *
     * @param reason why, in at most 256 characters
     */
    record Failed(String reason) implements JobOutcome {
        @Override
        public <T> T match(Function<Succeeded, T> succeeded, Function<Failed, T> failed) {
            return failed.apply(this);
        }
    }
}
