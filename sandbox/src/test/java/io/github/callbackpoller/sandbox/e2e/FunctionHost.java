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
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** The functions on the stand-in for Lambda, over the queues of a cloud. */
final class FunctionHost implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 20;

    final LambdaFunction start;
    final LambdaFunction check;
    final LambdaFunction deadLetters;
    final List<String> log = new CopyOnWriteArrayList<>();
    private final Cloud cloud;
    private final Lambda lambda;

    private FunctionHost(Cloud cloud, UnaryOperator<FunctionSettings> setUp) {
        this.cloud = cloud;
        this.lambda = new Lambda(cloud.sandbox);
        start = function("start", setUp);
        check = function("check", setUp);
        deadLetters = function("dead-letters", setUp);
    }

    /** Functions that are set up but hear nothing yet. */
    static FunctionHost over(Cloud cloud) {
        return over(cloud, TIMEOUT_SECONDS);
    }

    /** The same with another time limit. */
    static FunctionHost over(Cloud cloud, int timeoutSeconds) {
        return new FunctionHost(cloud, settings -> settings.with(limits(timeoutSeconds)));
    }

    /** The same with loops stopped or not, and variables of their own. */
    static FunctionHost over(Cloud cloud, RecursiveLoop loop, Map<String, String> variables) {
        return new FunctionHost(
                cloud,
                settings -> settings.with(limits(TIMEOUT_SECONDS)).with(loop).with(variables));
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

    private static FunctionLimits limits(int seconds) {
        return new FunctionLimits(Duration.ofSeconds(seconds), 10, 512);
    }

    private String deadLetters(String queue) {
        return cloud.sqs.getQueueUrl(get -> get.queueName(queue + "-dlq")).queueUrl();
    }

    private LambdaFunction function(String name, UnaryOperator<FunctionSettings> setUp) {
        var settings =
                FunctionSettings.of(name, code())
                        .with(RecursiveLoop.ALLOW)
                        .with(
                                Map.of(
                                        "CALLBACK_QUEUE_URL", cloud.url(QueueName.CALLBACK),
                                        "CHECK_QUEUE_URL", cloud.url(QueueName.CHECK),
                                        "PARKING_QUEUE_URL", cloud.url(QueueName.PARKING),
                                        "JOBS_JSON", Cloud.DEFINITIONS));
        return lambda.create(setUp.apply(settings), log::add);
    }

    private static FunctionCode code() {
        var classPath =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .toList();
        return new FunctionCode(OwnHandler.class.getName(), classPath);
    }
}
