package io.github.callbackpoller.sandbox.sagemaker;

/** PipelineExecutionStatus of the SageMaker API. */
enum ExecutionState {
    EXECUTING("Executing"),
    STOPPING("Stopping"),
    STOPPED("Stopped"),
    SUCCEEDED("Succeeded"),
    FAILED("Failed");

    private final String word;

    ExecutionState(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    boolean canBeRetried() {
        return switch (this) {
            case STOPPED, FAILED -> true;
            case EXECUTING, STOPPING, SUCCEEDED -> false;
        };
    }

    boolean isEnd() {
        return switch (this) {
            case EXECUTING, STOPPING -> false;
            case STOPPED, SUCCEEDED, FAILED -> true;
        };
    }
}
