package io.github.callbackpoller.benchmarks.requests.contender;

import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Counts checks and the HTTP requests they take. Thread-safe. */
public final class Meter {
    private final LongAdder checks = new LongAdder();
    private final LongAdder requests = new LongAdder();

    /** A message is checked, sent again and gone. */
    public void checked(int messages) {
        checks.add(messages);
    }

    /** How many so far. */
    public long checks() {
        return checks.sum();
    }

    /** How many requests so far. */
    public long requests() {
        return requests.sum();
    }

    /** Counts the requests of a client, empty receives included. */
    SdkPlugin plugin() {
        return config ->
                config.overrideConfiguration(
                        config.overrideConfiguration().toBuilder()
                                .addExecutionInterceptor(new Counter(requests))
                                .build());
    }

    private record Counter(LongAdder requests) implements ExecutionInterceptor {
        @Override
        public void beforeTransmission(
                Context.BeforeTransmission context, ExecutionAttributes attributes) {
            requests.increment();
        }
    }
}
