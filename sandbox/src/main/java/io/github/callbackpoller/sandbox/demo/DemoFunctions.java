package io.github.callbackpoller.sandbox.demo;

import io.github.callbackpoller.sandbox.lambda.FunctionCode;
import io.github.callbackpoller.sandbox.lambda.FunctionLimits;
import io.github.callbackpoller.sandbox.lambda.FunctionSettings;
import io.github.callbackpoller.sandbox.lambda.Lambda;
import io.github.callbackpoller.sandbox.lambda.LambdaFunction;
import io.github.callbackpoller.sandbox.lambda.MappingSettings;
import io.github.callbackpoller.sandbox.lambda.RecursiveLoop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The functions on the stand-in for Lambda, set up as the template does it. */
final class DemoFunctions implements DemoHost {
    private static final String HANDLERS = "io.github.callbackpoller.lambda.";

    /** Jobs are started only while there are 15 seconds left. */
    private static final FunctionLimits LIMITS =
            new FunctionLimits(Duration.ofSeconds(60), 10, 512);

    private final List<LambdaFunction> functions;

    private DemoFunctions(List<LambdaFunction> functions) {
        this.functions = functions;
    }

    /**
     * Creates the functions and has them hear their queues.
     *
     * @param lambda ends them when it is closed
     * @param jar what is deployed
     * @param settings what they are told by their environment
     */
    static DemoFunctions start(
            Lambda lambda,
            Path jar,
            DemoQueues queues,
            Map<String, String> settings,
            Timeline timeline) {
        var start = create(lambda, "start", settings(jar, "StartHandler", settings), timeline);
        var check = create(lambda, "check", settings(jar, "CheckHandler", settings), timeline);
        var dead = create(lambda, "dead", settings(jar, "DeadLetterHandler", settings), timeline);
        lambda.map(MappingSettings.of(queues.callback()), start);
        lambda.map(MappingSettings.of(queues.check()), check);
        queues.deadLetters().forEach(queue -> lambda.map(MappingSettings.of(queue), dead));
        return new DemoFunctions(List.of(start, check, dead));
    }

    /** Lambda replaces what died. */
    @Override
    public boolean isAlive() {
        return true;
    }

    @Override
    public void kill() {
        functions.forEach(LambdaFunction::crash);
    }

    /** How often each function was invoked, and in how many processes. */
    @Override
    public List<String> story() {
        return functions.stream()
                .map(
                        function ->
                                "%s: invocations %d, cold starts %d"
                                        .formatted(
                                                function.settings().name(),
                                                function.counts().invocations(),
                                                function.counts().environments()))
                .toList();
    }

    private static LambdaFunction create(
            Lambda lambda, String name, FunctionSettings settings, Timeline timeline) {
        return lambda.create(settings.named(name), line -> timeline.tell(name, line));
    }

    private static FunctionSettings settings(
            Path jar, String handler, Map<String, String> variables) {
        return FunctionSettings.of(handler, new FunctionCode(HANDLERS + handler, List.of(jar)))
                .with(variables)
                .with(LIMITS)
                .with(RecursiveLoop.ALLOW);
    }
}
