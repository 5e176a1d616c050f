package io.github.callbackpoller.sweep;

import io.github.callbackpoller.message.ExecutionArn;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * SageMaker, as far as a sweep reads it. Every method reads all pages, or throws {@link
 * UnreadException}.
 */
public interface Pipelines {

    /** The names of all pipelines. */
    List<String> names();

    /** The executions of a pipeline that have not ended. */
    List<OpenExecution> openExecutions(String pipeline, Instant createdAfter);

    /** The steps of an execution that have begun. */
    List<ListedStep> steps(ExecutionArn execution);

    /** Whether an execution has ended for sure. */
    boolean hasEnded(ExecutionArn execution);

    /** From what the inputs of an execution's steps can be made again. */
    Source source(ExecutionArn execution);

    /**
     * An execution that has not ended.
     *
     * @param execution which
     * @param startedAt when it began
     */
    record OpenExecution(ExecutionArn execution, Instant startedAt) {}

    /**
     * What an execution runs.
     *
     * @param definition the pipeline's definition, as JSON
     * @param parameters their values, by name
     */
    record Source(String definition, Map<String, String> parameters) {

        /** Copies the parameters. */
        public Source {
            parameters = Map.copyOf(parameters);
        }
    }
}
