package io.github.callbackpoller.lambda.metrics;

/** What is metered, by the names that CloudWatch shows. */
public enum FunctionMetric {
    /** Statuses of jobs read. */
    CHECKS("Checks"),
    /** Jobs started. */
    STARTS("Starts"),
    /** Steps told that their job succeeded. */
    ANSWERS_SUCCEEDED("AnswersSucceeded"),
    /** Steps told that it did not. */
    ANSWERS_FAILED("AnswersFailed"),
    /** Answers that SageMaker did not confirm; they are tried again. */
    ANSWERS_NOT_TAKEN("AnswersNotTaken"),
    /** Messages sent again for a later look. */
    REQUEUES("Requeues"),
    /** Calls that a service asked to make more slowly. */
    THROTTLES("Throttles"),
    /** Starts, runs and messages that would have been one too many. */
    DUPLICATES_AVOIDED("DuplicatesAvoided"),
    /** Records that came from a dead-letter queue. */
    DEAD_LETTERS("DeadLetters"),
    /** Checks that an event brought forward. */
    NUDGES("Nudges"),
    /** Messages that nothing could be done about. */
    PARKED("Parked");

    private final String label;

    FunctionMetric(String label) {
        this.label = label;
    }

    /** Its name in CloudWatch. */
    public String label() {
        return label;
    }
}
