package io.github.callbackpoller.sandbox.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.callbackpoller.sandbox.lambda.InvocationResult.Failed;
import io.github.callbackpoller.sandbox.wire.LoopbackServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One execution environment: a process of Lambda's runtime client, which runs one invocation at a
 * time. It is used by one thread; only {@link #kill} and {@link #close} may come from another.
 */
final class ExecutionEnvironment implements AutoCloseable {
    /** How long a function may take to begin; AWS gives ten seconds, but on faster machines. */
    private static final Duration INIT_LIMIT = Duration.ofMinutes(1);

    private static final int HEAP_PERCENT = 85;
    private static final Duration DEATH_LIMIT = Duration.ofSeconds(10);

    private final Process process;
    private final LoopbackServer server;
    private final EnvironmentFolder folder;
    private final RuntimeApi api;
    private final Thread log;
    private final AtomicBoolean killed = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    private ExecutionEnvironment(
            Process process,
            LoopbackServer server,
            RuntimeApi api,
            EnvironmentFolder folder,
            Consumer<String> log) {
        this.process = process;
        this.server = server;
        this.api = api;
        this.folder = folder;
        this.log = new Thread(() -> follow(log), "function-log-" + process.pid());
    }

    /** Starts the process; it begins to initialise. */
    static ExecutionEnvironment start(
            FunctionSettings function, List<Path> runtime, Consumer<String> log)
            throws IOException {
        var folder = EnvironmentFolder.create();
        var server = LoopbackServer.start(0);
        var api = new RuntimeApi();
        server.serve(RuntimeApi.PATH, api);
        try {
            var builder =
                    new ProcessBuilder(command(function, runtime, folder.path()))
                            .directory(folder.path().toFile())
                            .redirectErrorStream(true);
            var variables = builder.environment();
            variables.clear();
            variables.putAll(
                    LambdaVariables.of(
                            function,
                            server.endpoint().getAuthority(),
                            UUID.randomUUID().toString()));
            var process = builder.start();
            var environment = new ExecutionEnvironment(process, server, api, folder, log);
            environment.follow();
            return environment;
        } catch (IOException e) {
            server.close();
            folder.close();
            throw e;
        }
    }

    /** Runs an invocation to its end, within its time. */
    InvocationResult invoke(Invocation invocation, Duration timeout) throws InterruptedException {
        var result = api.invoke(invocation);
        try {
            return result.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            kill();
            throw e;
        } catch (TimeoutException e) {
            kill();
            return new Failed(
                    "Sandbox.Timedout",
                    "RequestId: %s Error: Task timed out after %d.00 seconds"
                            .formatted(invocation.requestId(), timeout.toSeconds()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("A result never fails", e);
        }
    }

    /** Waits until the function has begun; says why if it can't. */
    Optional<Failed> awaitInit() throws InterruptedException {
        try {
            var failure = api.initialised().get(INIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            failure.ifPresent(any -> kill());
            return failure;
        } catch (TimeoutException e) {
            kill();
            return Optional.of(
                    new Failed("Sandbox.Timedout", "no init within " + INIT_LIMIT.toSeconds()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("An init never fails", e);
        }
    }

    /** Whether it can be invoked once more. */
    boolean isUsable() {
        return !killed.get() && process.isAlive();
    }

    /** SIGKILL, as Lambda does it at the time limit. */
    void kill() {
        killed.set(true);
        process.toHandle().destroyForcibly();
    }

    /** SIGSTOP, so that only SIGKILL ends it. */
    void hang() {
        try {
            new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("There is no command kill", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the process; all of its log has been heard then. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        kill();
        try {
            process.waitFor(DEATH_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            log.join(DEATH_LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.close();
        folder.close();
    }

    private void follow() {
        log.setDaemon(true);
        log.start();
        CompletableFuture<Process> end = process.onExit();
        var unused = end.thenAccept(ended -> api.ended(exit(ended.exitValue())));
    }

    private void follow(Consumer<String> lines) {
        try (var reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            reader.lines().forEach(lines);
        } catch (IOException | UncheckedIOException e) {
            lines.accept("The function's log can't be read: " + e.getMessage());
        }
    }

    private static Failed exit(int code) {
        return new Failed(
                "Runtime.ExitError", "Error: Runtime exited with error: exit status " + code);
    }

    /** With the flags of Lambda's own Java runtimes. */
    private static List<String> command(FunctionSettings function, List<Path> runtime, Path folder)
            throws IOException {
        var classPath =
                Stream.concat(function.code().classPath().stream(), runtime.stream())
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator));
        int heap = function.limits().memoryMegabytes() * HEAP_PERCENT / 100;
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx" + heap + "m",
                "-Djava.io.tmpdir=" + folder,
                "-D" + NativeClient.PROPERTY + "=" + NativeClient.unpackTo(folder),
                "-cp",
                classPath,
                RuntimeJars.MAIN,
                function.code().handler());
    }
}
