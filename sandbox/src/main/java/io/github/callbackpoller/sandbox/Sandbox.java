package io.github.callbackpoller.sandbox;

import io.github.callbackpoller.sandbox.behaviour.ClockSpeed;
import io.github.callbackpoller.sandbox.behaviour.Lags;
import io.github.callbackpoller.sandbox.behaviour.Switches;
import io.github.callbackpoller.sandbox.glue.GlueService;
import io.github.callbackpoller.sandbox.sagemaker.SageMakerService;
import io.github.callbackpoller.sandbox.sqs.EmbeddedSqs;
import io.github.callbackpoller.sandbox.sqs.SqsMessages;
import io.github.callbackpoller.sandbox.wire.AwsServer;
import io.github.callbackpoller.sandbox.wire.Calls;
import io.github.callbackpoller.sandbox.wire.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * AWS on one machine: SQS, Glue jobs and SageMaker pipelines over their real wire protocols, in
 * this process, on ports of the loopback interface. Thread-safe.
 */
public final class Sandbox implements AutoCloseable {

    /** The one region there is. */
    public static final String REGION = "us-east-1";

    /** The one account there is. */
    public static final String ACCOUNT = "123456789012";

    private final Faults faults = new Faults();
    private final Calls calls = new Calls();
    private final Lags lags = new Lags();
    private final Switches switches = new Switches();
    private final ClockSpeed clockSpeed = new ClockSpeed();
    private final Deque<Runnable> closing;
    private final EmbeddedSqs sqs;
    private final AwsServer aws;

    private Sandbox(SandboxOptions options, Deque<Runnable> closing) throws IOException {
        this.closing = closing;
        var clock = InstantSource.system();
        sqs = EmbeddedSqs.start(options.sqsPort(), REGION, ACCOUNT);
        closing.push(sqs::close);
        var glue = new GlueService(lags, switches, clock, clockSpeed);
        closing.push(glue::close);
        var queue = new SqsMessages(sqs.endpoint());
        var sageMaker = new SageMakerService(queue::send, lags, switches, clock);
        var services = List.of(glue.service(), sageMaker.service());
        aws = AwsServer.start(options.awsPort(), services, faults, calls);
        closing.push(aws::close);
    }

    /**
     * Starts a sandbox; it is ready on return.
     *
     * @throws UncheckedIOException if a port can't be had
     */
    public static Sandbox start(SandboxOptions options) {
        var closing = new ArrayDeque<Runnable>();
        try {
            return new Sandbox(options, closing);
        } catch (IOException e) {
            closeAll(closing);
            throw new UncheckedIOException("The sandbox can't start: " + e.getMessage(), e);
        }
    }

    /** Where SQS listens. */
    public URI sqsEndpoint() {
        return sqs.endpoint();
    }

    /** Where Glue and SageMaker listen. */
    public URI awsEndpoint() {
        return aws.endpoint();
    }

    /** The environment variables with which any AWS client works against this sandbox. */
    public Map<String, String> environment() {
        var variables = new LinkedHashMap<String, String>();
        variables.put("AWS_ENDPOINT_URL_SQS", sqsEndpoint().toString());
        variables.put("AWS_ENDPOINT_URL_GLUE", awsEndpoint().toString());
        variables.put("AWS_ENDPOINT_URL_SAGEMAKER", awsEndpoint().toString());
        variables.put("AWS_REGION", REGION);
        variables.put("AWS_DEFAULT_REGION", REGION);
        variables.put("AWS_ACCESS_KEY_ID", "sandbox");
        variables.put("AWS_SECRET_ACCESS_KEY", "sandbox");
        return variables;
    }

    /** Which calls go wrong. */
    public Faults faults() {
        return faults;
    }

    /** How often each operation of Glue and SageMaker was called. */
    public Calls calls() {
        return calls;
    }

    /** How late things show. */
    public Lags lags() {
        return lags;
    }

    /** What AWS does not document. */
    public Switches switches() {
        return switches;
    }

    /** How fast timed jobs go. */
    public ClockSpeed clockSpeed() {
        return clockSpeed;
    }

    /** Stops the servers, and ends all runs and their processes. Nothing the second time. */
    @Override
    public synchronized void close() {
        closeAll(closing);
    }

    /** What was opened last uses what was opened before it, so it is closed first. */
    private static void closeAll(Deque<Runnable> closing) {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
    }
}
