package io.github.callbackpoller.worker.metrics;

import io.github.callbackpoller.aws.AwsErrors;
import java.time.Duration;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Times the calls of an SDK client and counts how they end. Thread-safe. */
public final class AwsCallMetrics implements ExecutionInterceptor, SdkPlugin {
    private static final ExecutionAttribute<Long> BEGAN =
            new ExecutionAttribute<>("CallbackPollerBegan");

    private final Metrics metrics;

    /**
     * @param metrics where it is counted
     */
    public AwsCallMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void configureClient(SdkServiceClientConfiguration.Builder client) {
        client.overrideConfiguration(
                client.overrideConfiguration().toBuilder().addExecutionInterceptor(this).build());
    }

    @Override
    public void beforeExecution(Context.BeforeExecution call, ExecutionAttributes attributes) {
        attributes.putAttribute(BEGAN, System.nanoTime());
    }

    @Override
    public void afterExecution(Context.AfterExecution call, ExecutionAttributes attributes) {
        record(attributes, "good");
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution call, ExecutionAttributes attributes) {
        record(attributes, AwsErrors.isThrottling(call.exception()) ? "throttled" : "failed");
    }

    private void record(ExecutionAttributes attributes, String result) {
        var began = attributes.getAttribute(BEGAN);
        if (began == null) {
            return;
        }
        metrics.timer(
                        Metric.AWS_CALLS,
                        attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                        attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
                        result)
                .record(Duration.ofNanos(System.nanoTime() - began));
    }
}
