package io.github.callbackpoller.sandbox.sagemaker;

/** StepStatus of the SageMaker API, and before it: not begun. */
enum StepState {
    PENDING("Pending"),
    EXECUTING("Executing"),
    STOPPING("Stopping"),
    STOPPED("Stopped"),
    SUCCEEDED("Succeeded"),
    FAILED("Failed");

    private final String word;

    StepState(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    boolean isWaiting() {
        return switch (this) {
            case EXECUTING, STOPPING -> true;
            case PENDING, STOPPED, SUCCEEDED, FAILED -> false;
        };
    }
}
