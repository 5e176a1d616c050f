package io.github.callbackpoller.aws;

import io.github.callbackpoller.time.NanoClock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Keeps an SDK client's calls of each operation below what its service takes: a call too many fails
 * with {@link HeldBackException} before it is made. All who use the client share the limits. Calls
 * of SQS are never held back: where a message can't be sent, nothing can be put off. Thread-safe.
 */
final class AdaptiveLimits implements ExecutionInterceptor {
    private static final String SQS = "Sqs";

    private final NanoClock clock;
    private final Map<String, AdaptiveLimit> byOperation = new ConcurrentHashMap<>();

    AdaptiveLimits(NanoClock clock) {
        this.clock = clock;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution call, ExecutionAttributes attributes) {
        if (SQS.equals(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME))) {
            return;
        }
        var wait = limit(attributes).tryCall();
        if (wait.isPresent()) {
            throw new HeldBackException(operation(attributes), wait.get());
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution call, ExecutionAttributes attributes) {
        limit(attributes).taken();
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution call, ExecutionAttributes attributes) {
        if (AwsErrors.isThrottling(call.exception())) {
            limit(attributes).throttled();
        }
    }

    private AdaptiveLimit limit(ExecutionAttributes attributes) {
        return byOperation.computeIfAbsent(
                operation(attributes), operation -> new AdaptiveLimit(clock));
    }

    private static String operation(ExecutionAttributes attributes) {
        return attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    }
}
