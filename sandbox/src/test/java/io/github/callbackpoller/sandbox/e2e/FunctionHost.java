package io.github.callbackpoller.sandbox.e2e;

import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sandbox.lambda.EventSourceMapping;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** The functions, as they are deployed, on the stand-in for Lambda, over the queues of a cloud. */
final class FunctionHost implements AutoCloseable {
    private static final Path PACKAGE =
            Path.of("../lambda-adapter/target/callback-poller-lambda.jar").toAbsolutePath();

    /** Jobs are started only while there is half of it left. */
    private static final FunctionLimits LIMITS =
            new FunctionLimits(Duration.ofSeconds(30), 10, 512);

    final LambdaFunction start;
    final LambdaFunction check;
    final LambdaFunction deadLetters;
    final LambdaFunction sweep;
    final List<String> log = new CopyOnWriteArrayList<>();
    private final Cloud cloud;
    private final Lambda lambda;

    private FunctionHost(Cloud cloud, UnaryOperator<FunctionSettings> setUp) {
        this.cloud = cloud;
        this.lambda = new Lambda(cloud.sandbox);
        start = function("start", "StartHandler", setUp);
        check = function("check", "CheckHandler", setUp);
        deadLetters = function("dead-letters", "DeadLetterHandler", setUp);
        sweep = function("sweep", "SweepHandler", setUp);
    }

    /** Functions that are set up but hear nothing yet. */
    static FunctionHost over(Cloud cloud) {
        return over(cloud, RecursiveLoop.ALLOW, Map.of());
    }

    /** The same with loops stopped or not, and variables of their own. */
    static FunctionHost over(Cloud cloud, RecursiveLoop loop, Map<String, String> variables) {
        return new FunctionHost(cloud, settings -> settings.with(loop).with(variables));
    }

    /** Has the functions hear all queues. */
    FunctionHost hearAll() {
        hearCallbacks();
        hearChecks();
        return this;
    }

    EventSourceMapping hearCallbacks() {
        lambda.map(MappingSettings.of(deadLetters("callback")), deadLetters);
        return lambda.map(MappingSettings.of(cloud.url(QueueName.CALLBACK)), start);
    }

    void hearChecks() {
        lambda.map(MappingSettings.of(cloud.url(QueueName.CHECK)), check);
        lambda.map(MappingSettings.of(deadLetters("check")), deadLetters);
    }

    @Override
    public void close() {
        lambda.close();
    }

    private String deadLetters(String queue) {
        return cloud.sqs.getQueueUrl(get -> get.queueName(queue + "-dlq")).queueUrl();
    }

    private LambdaFunction function(
            String name, String handler, UnaryOperator<FunctionSettings> setUp) {
        var code = new FunctionCode("io.github.callbackpoller.lambda." + handler, List.of(PACKAGE));
        var settings =
                FunctionSettings.of(name, code)
                        .with(LIMITS)
                        .with(
                                Map.of(
                                        "CALLBACK_QUEUE_URL", cloud.url(QueueName.CALLBACK),
                                        "CHECK_QUEUE_URL", cloud.url(QueueName.CHECK),
                                        "PARKING_QUEUE_URL", cloud.url(QueueName.PARKING),
                                        "JOBS_JSON", Cloud.DEFINITIONS,
                                        "CHECK_COST", "1ms"));
        return lambda.create(setUp.apply(settings), log::add);
    }
}
