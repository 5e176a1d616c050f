package io.github.callbackpoller.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

class SandboxTest {
    private static Sandbox sandbox;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults());
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void environment_afterStart_leadsAnyClientHere() {
        assertThat(sandbox.environment())
                .containsOnlyKeys(
                        "AWS_ENDPOINT_URL_SQS",
                        "AWS_ENDPOINT_URL_GLUE",
                        "AWS_ENDPOINT_URL_SAGEMAKER",
                        "AWS_REGION",
                        "AWS_DEFAULT_REGION",
                        "AWS_ACCESS_KEY_ID",
                        "AWS_SECRET_ACCESS_KEY")
                .containsEntry("AWS_ENDPOINT_URL_GLUE", sandbox.awsEndpoint().toString())
                .containsEntry("AWS_REGION", "us-east-1");
    }

    @Test
    void createQueue_anyQueue_hasUrlAndArnOfTheAccountAndThisBroker() {
        try (var sqs = new SandboxClients(sandbox).sqs()) {
            var url = sqs.createQueue(create -> create.queueName("trips")).queueUrl();

            var attributes =
                    sqs.getQueueAttributes(
                                    get ->
                                            get.queueUrl(url)
                                                    .attributeNames(QueueAttributeName.QUEUE_ARN))
                            .attributes();

            assertThat(url).isEqualTo(sandbox.sqsEndpoint() + "/123456789012/trips");
            assertThat(attributes)
                    .isEqualTo(
                            Map.of(
                                    QueueAttributeName.QUEUE_ARN,
                                    "arn:aws:sqs:us-east-1:123456789012:trips"));
        }
    }

    @Test
    void getQueueUrl_noSuchQueue_hasTheErrorCodeThatSqsHas() {
        try (var sqs = new SandboxClients(sandbox).sqs()) {
            assertThatThrownBy(() -> sqs.getQueueUrl(get -> get.queueName("nobody")))
                    .isInstanceOfSatisfying(
                            QueueDoesNotExistException.class,
                            error ->
                                    assertThat(error.awsErrorDetails().errorCode())
                                            .isEqualTo("AWS.SimpleQueueService.NonExistentQueue"));
        }
    }

    @Test
    void calls_operationsCalled_countsEach() {
        int before = sandbox.calls().count("GetJobs");
        try (var glue = new SandboxClients(sandbox).glue()) {
            glue.getJobs(all -> {});
            glue.getJobs(all -> {});
        }

        assertThat(sandbox.calls().count("GetJobs")).isEqualTo(before + 2);
        assertThat(sandbox.calls().all()).containsKey("GetJobs");
        assertThat(sandbox.calls().count("NeverCalled")).isZero();
    }

    @Test
    void post_serviceThatIsNotPlayed_isAnErrorThatNamesIt()
            throws IOException, InterruptedException {
        var answer = post("AWSBatch.SubmitJob", "{}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("x-amzn-errortype"))
                .contains("UnknownOperationException");
        assertThat(answer.headers().firstValue("x-amzn-requestid")).isPresent();
        assertThat(answer.body()).contains("AWSBatch.SubmitJob");
    }

    @Test
    void post_bodyThatIsNotJson_isASerializationError() throws IOException, InterruptedException {
        assertThat(post("AWSGlue.GetJobs", "{").body()).contains("SerializationException");
    }

    @Test
    void start_portIsTaken_saysSo() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var options = SandboxOptions.defaults();
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> Sandbox.start(options.awsPort(port)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(String.valueOf(port));
            assertThatThrownBy(() -> Sandbox.start(options.sqsPort(port)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(String.valueOf(port));
        }
    }

    @Test
    void close_twice_stopsBothServersOnce() {
        var other = Sandbox.start(SandboxOptions.defaults());

        other.close();
        other.close();

        assertThatThrownBy(() -> get(other.awsEndpoint())).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> get(other.sqsEndpoint())).isInstanceOf(IOException.class);
    }

    @Test
    void options_portOutsideItsRange_isRefused() {
        assertThatThrownBy(() -> SandboxOptions.defaults().sqsPort(65_536))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 to 65535");
    }

    private static HttpResponse<String> post(String target, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(sandbox.awsEndpoint())
                        .header("X-Amz-Target", target)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void get(URI endpoint) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(endpoint).build();
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
    }
}
