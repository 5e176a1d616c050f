package io.github.callbackpoller.sandbox;

import io.github.callbackpoller.sandbox.behaviour.ClockSpeed;
import io.github.callbackpoller.sandbox.behaviour.EventRoute;
import io.github.callbackpoller.sandbox.behaviour.Lags;
import io.github.callbackpoller.sandbox.behaviour.Switches;
import io.github.callbackpoller.sandbox.control.ControlApi;
import io.github.callbackpoller.sandbox.control.Steering;
import io.github.callbackpoller.sandbox.glue.GlueService;
import io.github.callbackpoller.sandbox.sagemaker.SageMakerService;
import io.github.callbackpoller.sandbox.sqs.EmbeddedSqs;
import io.github.callbackpoller.sandbox.sqs.SqsGate;
import io.github.callbackpoller.sandbox.sqs.SqsMessages;
import io.github.callbackpoller.sandbox.sqs.SqsOperations;
import io.github.callbackpoller.sandbox.wire.AwsService;
import io.github.callbackpoller.sandbox.wire.AwsServices;
import io.github.callbackpoller.sandbox.wire.Calls;
import io.github.callbackpoller.sandbox.wire.Faults;
import io.github.callbackpoller.sandbox.wire.Interference;
import io.github.callbackpoller.sandbox.wire.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
    private final EventRoute eventRoute = new EventRoute();
    private final Steering steering;
    private final Deque<Runnable> closing;
    private final SageMakerService sageMaker;
    private final List<AwsService> services;
    private final LoopbackServer sqs;
    private final LoopbackServer aws;

    private Sandbox(SandboxOptions options, Deque<Runnable> closing) throws IOException {
        this.closing = closing;
        var clock = InstantSource.system();
        var interference = new Interference(faults, calls);
        sqs = LoopbackServer.start(options.sqsPort());
        var broker = EmbeddedSqs.behind(sqs.endpoint(), REGION, ACCOUNT);
        closing.push(broker::close);
        closing.push(sqs::close);
        sqs.serve("/", new SqsGate(broker.endpoint(), interference));
        var queue = new SqsMessages(broker.endpoint());
        var glue = new GlueService(lags, switches, clock, clockSpeed, eventRoute, queue::send);
        closing.push(glue::close);
        sageMaker = new SageMakerService(queue::send, lags, switches, clock);
        services = List.of(glue.service(), sageMaker.service());
        steering =
                new Steering(
                        new Steering.Behaviour(faults, lags, switches, clockSpeed, eventRoute),
                        calls,
                        operationsByService());
        aws = LoopbackServer.start(options.awsPort());
        closing.push(aws::close);
        aws.serve("/", new AwsServices(services, interference));
        aws.serve(ControlApi.PATH, new ControlApi(steering));
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

    /** Where it is steered over HTTP; docs/sandbox.md says how. */
    public URI controlEndpoint() {
        return aws.endpoint().resolve(ControlApi.PATH);
    }

    /** Which calls go wrong. */
    public Faults faults() {
        return faults;
    }

    /**
     * How often each operation was called; what the sandbox itself sends to queues is not counted.
     */
    public Calls calls() {
        return calls;
    }

    /** The operations of Glue and SageMaker that are played. */
    public Set<String> operations() {
        return services.stream()
                .flatMap(service -> service.operations().keySet().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, Set<String>> operationsByService() {
        var byService = new HashMap<String, Set<String>>();
        services.forEach(service -> byService.put(service.name(), service.operations().keySet()));
        byService.put("sqs", SqsOperations.ALL);
        return byService;
    }

    /** How many answers to callback steps have counted; not those that were refused or repeated. */
    public int answers() {
        return sageMaker.answers();
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

    /** Where the events of jobs are sent. */
    public EventRoute eventRoute() {
        return eventRoute;
    }

    /**
     * Forgets all faults, lags, switches, counts of calls, the speed of the clock and where events
     * are sent. Jobs, runs, pipelines and queues stay.
     */
    public void reset() {
        steering.reset();
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
