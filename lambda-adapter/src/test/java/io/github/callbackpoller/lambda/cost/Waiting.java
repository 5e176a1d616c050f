package io.github.callbackpoller.lambda.cost;

import java.time.Duration;

/** What one callback costs, in US dollars, by the way that one waits for its job. */
final class Waiting {
    static final double MEMORY_GB = 0.5;
    static final double START_SECONDS = 0.6;
    static final double CHECK_SECONDS = 0.25;
    static final double COLD_START_SECONDS = 3;
    static final double LOG_BYTES = 3_000;

    static final double FARGATE_VCPU = 0.25;
    static final double FARGATE_GB = 0.5;
    static final int TRANSITIONS = 4;
    static final int GLUE_DPU = 10;

    private static final Duration FARGATE_LEAST = Duration.ofMinutes(1);

    private Waiting() {}

    /** Start, checks and answer, each in an invocation of its own. */
    static double callbackPoller(double checks, double coldShare) {
        double invocations = 1 + checks;
        double seconds =
                START_SECONDS
                        + checks * CHECK_SECONDS
                        + invocations * coldShare * COLD_START_SECONDS;
        return invocations * (Prices.LAMBDA_REQUEST + LOG_BYTES / 1e9 * Prices.LOG_GB)
                + seconds * MEMORY_GB * Prices.LAMBDA_ARM_GB_SECOND
                + sqsRequests(checks) * Prices.SQS_REQUEST;
    }

    /**
     * Sent by SageMaker; received, followed by the first check and deleted; each check received and
     * deleted, and each but the last followed by another.
     */
    static double sqsRequests(double checks) {
        return 1 + 3 + 2 * checks + (checks - 1);
    }

    /** The smallest container, for as long as the job runs. */
    static double fargate(Duration length) {
        var paid = length.compareTo(FARGATE_LEAST) < 0 ? FARGATE_LEAST : length;
        return hours(paid)
                * (FARGATE_VCPU * Prices.FARGATE_VCPU_HOUR + FARGATE_GB * Prices.FARGATE_GB_HOUR);
    }

    /** A pipe from the queue to a state machine that runs the job and answers. */
    static double stepFunctions() {
        return TRANSITIONS * Prices.STEP_FUNCTIONS_TRANSITION
                + Prices.PIPE_REQUEST
                + 3 * Prices.SQS_REQUEST;
    }

    /**
     * A durable function that starts the job, waits for a condition and answers. The queue feeds a
     * function that invokes it, since an execution begun by a queue lasts 15 minutes at most.
     */
    static double durableFunction(double checks) {
        double operations = 3 + checks;
        double invocations = 2 + checks;
        double seconds = START_SECONDS + checks * CHECK_SECONDS;
        return operations * Prices.DURABLE_OPERATION
                + invocations * (Prices.LAMBDA_REQUEST + LOG_BYTES / 1e9 * Prices.LOG_GB)
                + seconds * MEMORY_GB * Prices.LAMBDA_ARM_GB_SECOND
                + 3 * Prices.SQS_REQUEST;
    }

    /** The job itself, for scale. */
    static double glueJob(Duration length) {
        return hours(length) * GLUE_DPU * Prices.GLUE_DPU_HOUR;
    }

    private static double hours(Duration length) {
        return length.toSeconds() / 3600.0;
    }
}
