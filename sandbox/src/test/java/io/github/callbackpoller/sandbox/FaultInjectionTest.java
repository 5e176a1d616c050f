package io.github.callbackpoller.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.callbackpoller.sandbox.wire.FaultKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.CreateJobRequest;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InternalServiceException;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

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

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults());
        glue = new SandboxClients(sandbox).glue();
        sageMaker = new SandboxClients(sandbox).sageMaker();
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
        sandbox.faults().inject("CreateJob", FaultKind.THROTTLE, 1);

        assertThatThrownBy(() -> glue.createJob(JOB)).hasMessageContaining("Rate exceeded");

        assertJobIsNotThere();
    }

    @Test
    void createJob_serverError_isTheServicesOwnAndHasNoEffect() {
        sandbox.faults().inject("CreateJob", FaultKind.SERVER_ERROR, 1);

        assertThatThrownBy(() -> glue.createJob(JOB))
                .isInstanceOfSatisfying(
                        InternalServiceException.class,
                        error -> assertThat(error.statusCode()).isEqualTo(500));

        assertJobIsNotThere();
    }

    @Test
    void createJob_responseIsLost_breaksTheConnectionAfterTheEffect() {
        sandbox.faults().inject("CreateJob", FaultKind.LOST_RESPONSE, 1);

        assertThatThrownBy(() -> glue.createJob(JOB)).isInstanceOf(SdkClientException.class);

        assertThat(glue.getJob(get -> get.jobName("job")).job().name()).isEqualTo("job");
    }

    @Test
    void getJob_responseIsLostButTheRequestIsRefused_saysSo() {
        sandbox.faults().inject("GetJob", FaultKind.LOST_RESPONSE, 1);

        assertJobIsNotThere();
    }

    @Test
    void describePipeline_serverError_isAnInternalFailure() {
        sandbox.faults().inject("*", FaultKind.SERVER_ERROR, 1);

        assertThatThrownBy(() -> sageMaker.describePipeline(of -> of.pipelineName("p")))
                .isInstanceOfSatisfying(
                        SageMakerException.class,
                        error -> {
                            assertThat(error.statusCode()).isEqualTo(500);
                            assertThat(error.awsErrorDetails().errorCode())
                                    .isEqualTo("InternalFailure");
                        });
    }

    private static void assertJobIsNotThere() {
        assertThatThrownBy(() -> glue.getJob(get -> get.jobName("job")))
                .isInstanceOf(EntityNotFoundException.class);
    }
}
