package io.github.callbackpoller.sandbox.lambda;

import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.sandbox.SandboxClients;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * AWS Lambda for a sandbox: functions as processes of Lambda's real runtime client, invoked with
 * what is on the sandbox's queues. Needs {@code aws-lambda-java-runtime-interface-client} on the
 * class path, and Linux. Thread-safe.
 */
public final class Lambda implements AutoCloseable {
    private final Sandbox sandbox;
    private final SqsClient sqs;
    private final Deque<AutoCloseable> closing = new ArrayDeque<>();

    /** Lambda beside a sandbox, which must outlive it. */
    public Lambda(Sandbox sandbox) {
        this.sandbox = sandbox;
        this.sqs = new SandboxClients(sandbox).sqs();
    }

    /**
     * Creates a function. Its environment has the addresses of the sandbox; what the settings say
     * of the same variables wins.
     *
     * @param log hears each line that the function prints, on threads of its own
     * @throws IllegalStateException if the runtime client is not on the class path
     */
    public synchronized LambdaFunction create(FunctionSettings settings, Consumer<String> log) {
        var addressed =
                new FunctionSettings(
                                settings.name(),
                                settings.code(),
                                sandbox.environment(),
                                settings.limits(),
                                settings.recursiveLoop())
                        .with(settings.variables());
        var function = new LambdaFunction(addressed, log, InstantSource.system());
        closing.push(function);
        return function;
    }

    /**
     * Begins to invoke a function with what comes on a queue.
     *
     * @throws IllegalArgumentException if the queue's visibility timeout is below the function's
     */
    public synchronized EventSourceMapping map(MappingSettings settings, LambdaFunction function) {
        var mapping = new EventSourceMapping(sqs, settings, function);
        closing.push(mapping);
        mapping.start();
        return mapping;
    }

    /** Stops all mappings and ends all processes. Nothing the second time. */
    @Override
    public synchronized void close() {
        while (!closing.isEmpty()) {
            close(closing.pop());
        }
        sqs.close();
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
