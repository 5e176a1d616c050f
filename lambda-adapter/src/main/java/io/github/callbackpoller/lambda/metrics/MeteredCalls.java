package io.github.callbackpoller.lambda.metrics;

import io.github.callbackpoller.aws.AwsErrors;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counts the calls of an SDK client that its service throttles. Thread-safe. */
public final class MeteredCalls implements ExecutionInterceptor {
    private final Meter meter;

    /**
     * @param meter counts
     */
    public MeteredCalls(Meter meter) {
        this.meter = meter;
    }

    @Override
    public void onExecutionFailure(
            Context.FailedExecution context, ExecutionAttributes executionAttributes) {
        if (AwsErrors.isThrottling(context.exception())) {
            meter.count(FunctionMetric.THROTTLES, 1);
        }
    }
}
