package io.github.callbackpoller.lambda;

import io.github.callbackpoller.aws.AwsClients;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Lets no call of the SDK outlast the invocation, whichever thread makes it: what Lambda cuts off
 * can't give its records back. Without an invocation calls are bounded by their client alone.
 * Thread-safe; where several invocations share a process, the one that ends first bounds all calls.
 */
final class CallLimit {
    private final InstantSource clock;
    private final Collection<TimeLimit> running = new ConcurrentLinkedQueue<>();

    CallLimit(InstantSource clock) {
        this.clock = clock;
    }

    /** Does the work of an invocation, with its calls bounded. */
    <T> T during(TimeLimit time, Supplier<T> work) {
        running.add(time);
        try {
            return work.get();
        } finally {
            running.remove(time);
        }
    }

    /** Ends calls that look at, start, stop and answer. */
    ExecutionInterceptor ofWork() {
        return new EndBy(TimeLimit::workBy);
    }

    /** Ends calls that send: they have longer, so that what work came to can be sent. */
    ExecutionInterceptor ofSends() {
        return new EndBy(TimeLimit::sendBy);
    }

    private Optional<Duration> left(Function<TimeLimit, Instant> end) {
        return running.stream()
                .map(end)
                .min(Comparator.naturalOrder())
                .map(first -> Duration.between(clock.instant(), first));
    }

    private static SdkRequest within(Duration left, AwsRequest request) {
        if (left.toMillis() <= 0) {
            throw ApiCallTimeoutException.builder()
                    .message("the invocation has no time left for it")
                    .build();
        }
        var own = request.overrideConfiguration();
        var allowed = own.flatMap(AwsRequestOverrideConfiguration::apiCallTimeout);
        if (allowed.orElse(AwsClients.ATTEMPT).compareTo(left) <= 0) {
            return request;
        }
        var override =
                own.map(AwsRequestOverrideConfiguration::toBuilder)
                        .orElseGet(AwsRequestOverrideConfiguration::builder);
        AwsClients.within(left).accept(override);
        return request.toBuilder().overrideConfiguration(override.build()).build();
    }

    private final class EndBy implements ExecutionInterceptor {
        private final Function<TimeLimit, Instant> end;

        EndBy(Function<TimeLimit, Instant> end) {
            this.end = end;
        }

        @Override
        public SdkRequest modifyRequest(
                Context.ModifyRequest context, ExecutionAttributes executionAttributes) {
            var request = context.request();
            return left(end).map(left -> within(left, (AwsRequest) request)).orElse(request);
        }
    }
}
