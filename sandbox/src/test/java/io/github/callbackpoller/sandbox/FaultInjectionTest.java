package io.github.callbackpoller.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.callbackpoller.sandbox.wire.Fault;
import io.github.callbackpoller.sandbox.wire.FaultKind;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.CreateJobRequest;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.InternalServiceException;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

class FaultInjectionTest {
    private static final CreateJobRequest JOB =
            CreateJobRequest.builder()
                    .name("job")
                    .role("role")
                    .command(c -> c.name("glueetl").scriptLocation("sandbox:timed"))
                    .build();

    private static Sandbox sandbox;
    private static GlueClient glue;
    private static SageMakerClient sageMaker;
    private static SqsClient sqs;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults());
        glue = new SandboxClients(sandbox).glue();
        sageMaker = new SandboxClients(sandbox).sageMaker();
        sqs = new SandboxClients(sandbox).sqs();
    }

    @AfterEach
    void reset() {
        sandbox.faults().clear();
        glue.deleteJob(delete -> delete.jobName("job"));
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void createJob_throttled_hasNoEffect() {
        sandbox.faults().inject(Fault.of("CreateJob", FaultKind.THROTTLE).times(1));

        assertThatThrownBy(() -> glue.createJob(JOB)).hasMessageContaining("Rate exceeded");

        assertJobIsNotThere();
    }

    @Test
    void createJob_serverError_isTheServicesOwnAndHasNoEffect() {
        sandbox.faults().inject(Fault.of("CreateJob", FaultKind.SERVER_ERROR).times(1));

        assertThatThrownBy(() -> glue.createJob(JOB))
                .isInstanceOfSatisfying(
                        InternalServiceException.class,
                        error -> assertThat(error.statusCode()).isEqualTo(500));

        assertJobIsNotThere();
    }

    @Test
    void createJob_responseIsLost_breaksTheConnectionAfterTheEffect() {
        sandbox.faults().inject(Fault.of("CreateJob", FaultKind.LOST_RESPONSE).times(1));

        assertThatThrownBy(() -> glue.createJob(JOB)).isInstanceOf(SdkClientException.class);

        assertThat(glue.getJob(get -> get.jobName("job")).job().name()).isEqualTo("job");
    }

    @Test
    void getJobs_isLate_comesAfterThatTime() {
        var late = Duration.ofMillis(300);
        sandbox.faults().inject(Fault.late("GetJobs", late).times(1));
        long begun = System.nanoTime();

        glue.getJobs(all -> {});

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(late);
    }

    @Test
    void describePipeline_serverError_isAnInternalFailure() {
        sandbox.faults().inject(Fault.of("*", FaultKind.SERVER_ERROR).times(1));

        assertThatThrownBy(() -> sageMaker.describePipeline(of -> of.pipelineName("p")))
                .isInstanceOfSatisfying(
                        SageMakerException.class,
                        error -> {
                            assertThat(error.statusCode()).isEqualTo(500);
                            assertThat(error.awsErrorDetails().errorCode())
                                    .isEqualTo("InternalFailure");
                        });
    }

    @Test
    void sendMessage_throttled_isRefusedAndSendsNothing() {
        var url = queue("throttled");
        sandbox.faults().inject(Fault.of("SendMessage", FaultKind.THROTTLE).times(1));

        assertThatThrownBy(() -> send(url))
                .isInstanceOfSatisfying(
                        SqsException.class,
                        error -> assertThat(error.isThrottlingException()).isTrue());

        assertThat(received(url)).isZero();
    }

    @Test
    void sendMessage_serverError_isRefusedAndSendsNothing() {
        var url = queue("failing");
        sandbox.faults().inject(Fault.of("SendMessage", FaultKind.SERVER_ERROR).times(1));

        assertThatThrownBy(() -> send(url))
                .isInstanceOfSatisfying(
                        SqsException.class, error -> assertThat(error.statusCode()).isEqualTo(500));

        assertThat(received(url)).isZero();
    }

    @Test
    void sendMessage_responseIsLost_breaksTheConnectionAndTheMessageIsThere() {
        var url = queue("lost");
        sandbox.faults().inject(Fault.of("SendMessage", FaultKind.LOST_RESPONSE).times(1));

        assertThatThrownBy(() -> send(url)).isInstanceOf(SdkClientException.class);

        assertThat(received(url)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"THROTTLE, 400, RequestThrottled", "SERVER_ERROR, 500, InternalFailure"})
    void sqsByForm_fault_isAnErrorInXml(FaultKind kind, int status, String code) throws Exception {
        sandbox.faults().inject(Fault.of("ListQueues", kind).times(1));
        var request =
                HttpRequest.newBuilder(sandbox.sqsEndpoint())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("Version=2012-11-05&Action=ListQueues"))
                        .build();

        var struck = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        var next = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(struck.statusCode()).isEqualTo(status);
        assertThat(struck.body()).contains("<Code>" + code + "</Code>");
        assertThat(next.statusCode()).isEqualTo(200);
        assertThat(next.body()).contains("ListQueuesResponse");
    }

    @ParameterizedTest
    @CsvSource({
        "ACCESS_DENIED, AccessDeniedException, AccessDenied",
        "EXPIRED_CREDENTIALS, ExpiredTokenException, ExpiredToken"
    })
    void anyCall_callerIsRefused_saysSoAsTheServiceDoes(
            FaultKind kind, String code, String codeOfSqs) {
        sandbox.faults().inject(Fault.of("*", kind));

        assertThatThrownBy(() -> glue.getJobs(all -> {}))
                .isInstanceOfSatisfying(
                        GlueException.class,
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code));
        assertThatThrownBy(() -> sqs.listQueues())
                .isInstanceOfSatisfying(
                        SqsException.class,
                        error ->
                                assertThat(error.awsErrorDetails().errorCode())
                                        .isEqualTo(codeOfSqs));
    }

    @Test
    void unknownService_serverErrorForAll_isToldSoAsAnError() throws Exception {
        sandbox.faults().inject(Fault.of("*", FaultKind.SERVER_ERROR).times(1));
        var request =
                HttpRequest.newBuilder(sandbox.awsEndpoint())
                        .header("X-Amz-Target", "AWSBatch.SubmitJob")
                        .POST(BodyPublishers.ofString("{}"))
                        .build();

        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("AWSBatch.SubmitJob");
    }

    @Test
    void sqs_requestSpeaksOfAnotherHost_goesToTheBrokerAllTheSame() throws Exception {
        var aws = sandbox.awsEndpoint();
        try (var socket =
                new Socket(sandbox.sqsEndpoint().getHost(), sandbox.sqsEndpoint().getPort())) {
            var request = "GET %s_sandbox/ HTTP/1.0\r\nHost: x\r\n\r\n".formatted(aws + "/");
            socket.getOutputStream().write(request.getBytes(UTF_8));

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .doesNotContain("switches");
        }
    }

    private static String queue(String name) {
        return sqs.createQueue(create -> create.queueName(name)).queueUrl();
    }

    private static void send(String url) {
        sqs.sendMessage(send -> send.queueUrl(url).messageBody("text"));
    }

    private static int received(String url) {
        return sqs.receiveMessage(receive -> receive.queueUrl(url)).messages().size();
    }

    private static void assertJobIsNotThere() {
        assertThatThrownBy(() -> glue.getJob(get -> get.jobName("job")))
                .isInstanceOf(EntityNotFoundException.class);
    }
}
