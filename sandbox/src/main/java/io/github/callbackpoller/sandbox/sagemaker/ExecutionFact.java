package io.github.callbackpoller.sandbox.sagemaker;

import java.util.Arrays;
import java.util.Optional;

/** What a definition can say about the execution itself. */
enum ExecutionFact {
    PIPELINE_NAME("PipelineName"),
    PIPELINE_ARN("PipelineArn"),
    EXECUTION_ID("PipelineExecutionId"),
    EXECUTION_ARN("PipelineExecutionArn"),
    START_TIME("StartDateTime"),
    CURRENT_TIME("CurrentDateTime");

    private final String word;

    ExecutionFact(String word) {
        this.word = word;
    }

    static Optional<ExecutionFact> of(String word) {
        return Arrays.stream(values()).filter(fact -> fact.word.equals(word)).findFirst();
    }

    String word() {
        return word;
    }
}
