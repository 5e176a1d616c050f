package io.github.callbackpoller.sandbox.sagemaker;

import io.github.callbackpoller.sandbox.behaviour.Lags;
import io.github.callbackpoller.sandbox.behaviour.Switches;
import io.github.callbackpoller.sandbox.wire.AwsServices;
import io.github.callbackpoller.sandbox.wire.Calls;
import io.github.callbackpoller.sandbox.wire.Faults;
import io.github.callbackpoller.sandbox.wire.Interference;
import io.github.callbackpoller.sandbox.wire.LoopbackServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribePipelineExecutionResponse;
import software.amazon.awssdk.services.sagemaker.model.Parameter;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStep;

/** The service behind a server, and the real client. */
final class SageMakerFixture implements AutoCloseable {
    static final String ROLE = "arn:aws:iam::123456789012:role/pipeline";
    static final String UNKNOWN_EXECUTION =
            "arn:aws:sagemaker:us-east-1:123456789012:pipeline/p/execution/0123456789ab";
    static final String ONE_STEP = callback("wait", "");

    final RecordingQueue queue = new RecordingQueue();
    final Lags lags = new Lags();
    final Switches switches = new Switches();
    final Faults faults = new Faults();
    final SageMakerClient client;
    private final LoopbackServer server;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    SageMakerFixture() throws IOException {
        var service =
                new SageMakerService(queue, lags, switches, () -> Instant.now().plus(ahead.get()));
        server = LoopbackServer.start(0);
        server.serve(
                "/",
                new AwsServices(List.of(service.service()), new Interference(faults, new Calls())));
        client =
                SageMakerClient.builder()
                        .endpointOverride(server.endpoint())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("sandbox", "sandbox")))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
    }

    /** A callback step to queue q; more are members, each with a comma before it. */
    static String callback(String name, String more) {
        return "{\"Name\":\"%s\",\"Type\":\"Callback\",\"SqsQueueUrl\":\"http://q\"%s}"
                .formatted(name, more);
    }

    static String definition(String... steps) {
        return "{\"Version\":\"2020-12-01\",\"Parameters\":[],\"Steps\":[%s]}"
                .formatted(String.join(",", steps));
    }

    static String requestToken() {
        return UUID.randomUUID().toString();
    }

    /** The service's clock jumps. */
    void advance(Duration by) {
        ahead.updateAndGet(until -> until.plus(by));
    }

    String create(String definition) {
        var name = "Pipe-" + UUID.randomUUID();
        client.createPipeline(
                to -> to.pipelineName(name).pipelineDefinition(definition).roleArn(ROLE));
        return name;
    }

    String start(String pipeline, Parameter... parameters) {
        return client.startPipelineExecution(
                        to -> to.pipelineName(pipeline).pipelineParameters(parameters))
                .pipelineExecutionArn();
    }

    String run(String... steps) {
        return start(create(definition(steps)));
    }

    DescribePipelineExecutionResponse execution(String arn) {
        return client.describePipelineExecution(of -> of.pipelineExecutionArn(arn));
    }

    String status(String arn) {
        return execution(arn).pipelineExecutionStatusAsString();
    }

    PipelineExecutionStep step(String arn, String name) {
        return client
                .listPipelineExecutionSteps(of -> of.pipelineExecutionArn(arn))
                .pipelineExecutionSteps()
                .stream()
                .filter(step -> step.stepName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    void succeed(String token) {
        client.sendPipelineExecutionStepSuccess(to -> to.callbackToken(token));
    }

    void fail(String token) {
        client.sendPipelineExecutionStepFailure(
                to -> to.callbackToken(token).failureReason("no trips"));
    }

    /** The answer to a request that the SDK would not send as it is: its status, its body. */
    HttpResponse<String> post(String operation, String json)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(server.endpoint())
                        .header("Content-Type", "application/x-amz-json-1.1")
                        .header("X-Amz-Target", "SageMaker." + operation)
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    static Parameter parameter(String name, String value) {
        return Parameter.builder().name(name).value(value).build();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
