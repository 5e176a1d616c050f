package io.github.callbackpoller.sandbox.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.sandbox.lambda.InvocationResult.Failed;
import io.github.callbackpoller.sandbox.lambda.InvocationResult.Refusal;
import io.github.callbackpoller.sandbox.lambda.InvocationResult.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.CRC32;

/**
 * A function with its execution environments, which are kept for later invocations. Thread-safe.
 */
public final class LambdaFunction implements AutoCloseable {
    /** "Approximately 16 times" (Lambda's guide on recursive loops). */
    static final int MOST_HOPS = 16;

    private final FunctionSettings settings;
    private final Consumer<String> log;
    private final InstantSource clock;
    private final List<Path> runtime = RuntimeJars.find();
    private final FunctionCounts counts = new FunctionCounts();
    private final Deque<ExecutionEnvironment> idle = new ArrayDeque<>();
    private final Set<ExecutionEnvironment> busy = new HashSet<>();
    private int concurrency;
    private int underWay;
    private boolean closed;

    /**
     * @param log hears each line that the function prints, on threads of its own
     * @throws IllegalStateException if the runtime client is not on the class path
     */
    LambdaFunction(FunctionSettings settings, Consumer<String> log, InstantSource clock) {
        this.settings = settings;
        this.log = log;
        this.clock = clock;
        this.concurrency = settings.limits().concurrency();
    }

    /** How it is set up. */
    public FunctionSettings settings() {
        return settings;
    }

    /** What happened so far. */
    public FunctionCounts counts() {
        return counts;
    }

    /** Its ARN, without a version. */
    public String arn() {
        return "arn:aws:lambda:%s:%s:function:%s"
                .formatted(Sandbox.REGION, Sandbox.ACCOUNT, settings.name());
    }

    /** Sets how many invocations there may be at a time; 0 stops the function. */
    public synchronized void reserveConcurrency(int most) {
        concurrency = most;
    }

    /**
     * Starts environments beforehand, so that as many invocations need not wait for one
     * (provisioned concurrency); a replaced one is not provided again.
     *
     * @throws IllegalStateException if the function can't begin
     */
    public void provision(int environments) throws InterruptedException {
        var started = new ArrayList<ExecutionEnvironment>();
        for (int index = 0; index < environments; index++) {
            take().ifPresent(started::add);
        }
        for (var environment : started) {
            var failure = environment.awaitInit();
            giveBack(environment);
            failure.ifPresent(
                    why -> {
                        throw new IllegalStateException(why.type() + ": " + why.message());
                    });
        }
    }

    /** Invokes it in a new chain of requests, and waits for its end. */
    public InvocationResult invoke(String event) throws InterruptedException {
        return invoke(event, TraceHeader.parse(""));
    }

    /** Kills all its processes, whatever they do: what is under way fails. */
    public synchronized void crash() {
        idle.forEach(ExecutionEnvironment::kill);
        busy.forEach(ExecutionEnvironment::kill);
    }

    /** Holds all its processes up (SIGSTOP): what is under way never ends by itself. */
    public synchronized void hang() {
        idle.forEach(ExecutionEnvironment::hang);
        busy.forEach(ExecutionEnvironment::hang);
    }

    /** Ends all its processes. What is under way fails; nothing is invoked any more. */
    @Override
    public void close() {
        Set<ExecutionEnvironment> all;
        synchronized (this) {
            closed = true;
            all = new HashSet<>(idle);
            all.addAll(busy);
            idle.clear();
        }
        all.forEach(ExecutionEnvironment::close);
    }

    /** Names the function in trace headers. */
    String hash() {
        var crc = new CRC32();
        crc.update(arn().getBytes(UTF_8));
        return String.format("%08x", crc.getValue());
    }

    InvocationResult invoke(String event, TraceHeader trace) throws InterruptedException {
        if (settings.recursiveLoop() == RecursiveLoop.TERMINATE
                && trace.hopsOf(hash()) >= MOST_HOPS) {
            counts.recursiveInvocationDropped();
            return new Refused(Refusal.RECURSIVE_INVOCATION);
        }
        if (!begin()) {
            counts.throttled();
            return new Refused(Refusal.TOO_MANY_REQUESTS);
        }
        counts.invoked();
        try {
            var result = run(event, trace.invoked(hash()));
            if (result instanceof Failed failed) {
                counts.failed();
                log.accept(failed.type() + " " + failed.message());
            }
            return result;
        } finally {
            end();
        }
    }

    private InvocationResult run(String event, TraceHeader trace) throws InterruptedException {
        var environment = take();
        if (environment.isEmpty()) {
            return new Failed("Sandbox.Closed", "the function is closed");
        }
        try {
            var failure = environment.get().awaitInit();
            if (failure.isPresent()) {
                return failure.get();
            }
            var timeout = settings.limits().timeout();
            var deadline = Instant.ofEpochMilli(clock.millis()).plus(timeout);
            var id = UUID.randomUUID().toString();
            var invocation = new Invocation(id, event, arn(), trace.text(), deadline);
            return environment.get().invoke(invocation, timeout);
        } finally {
            giveBack(environment.get());
        }
    }

    private synchronized boolean begin() {
        if (underWay >= concurrency) {
            return false;
        }
        underWay++;
        return true;
    }

    private synchronized void end() {
        underWay--;
    }

    private synchronized Optional<ExecutionEnvironment> take() {
        if (closed) {
            return Optional.empty();
        }
        while (!idle.isEmpty()) {
            var environment = idle.pop();
            if (environment.isUsable()) {
                busy.add(environment);
                return Optional.of(environment);
            }
            environment.close();
        }
        try {
            var environment = ExecutionEnvironment.start(settings, runtime, log);
            counts.started();
            busy.add(environment);
            return Optional.of(environment);
        } catch (IOException e) {
            throw new UncheckedIOException("No process can be started: " + e.getMessage(), e);
        }
    }

    private void giveBack(ExecutionEnvironment environment) {
        if (!keep(environment)) {
            environment.close();
        }
    }

    private synchronized boolean keep(ExecutionEnvironment environment) {
        busy.remove(environment);
        boolean keep = environment.isUsable() && !closed;
        if (keep) {
            idle.push(environment);
        }
        return keep;
    }
}
