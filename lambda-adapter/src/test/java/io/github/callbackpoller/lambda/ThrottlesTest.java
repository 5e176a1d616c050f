package io.github.callbackpoller.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.callbackpoller.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

/** Whichever service throttles, it shows in the metrics. */
class ThrottlesTest {
    private LoopbackAws aws;

    @BeforeEach
    void open() throws IOException {
        aws = new LoopbackAws(Duration.ZERO);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @ParameterizedTest
    @CsvSource({"GetJobRun, 1", "SendMessageBatch, 2"})
    void function_throttledCall_isMetered(String operation, int times) {
        aws.throttle(operation);
        var poller = LambdaPollers.of(Watching.settings(), aws.clients(), () -> {});

        poller.handle(Role.CHECK, Events.of(Watching.checks(1, 1)), Events.invocation(60_000));

        assertThat(aws.metrics()).hasSize(1);
        assertThat(Json.readObject(aws.metrics().get(0)).get("Throttles"))
                .hasToString(Integer.toString(times));
    }

    @Test
    void sageMaker_throttledCall_isMetered() {
        aws.throttle("SendPipelineExecutionStepSuccess");
        var clients = aws.clients(new CallLimit(InstantSource.system()));
        var sageMaker = clients.sageMaker();

        assertThatThrownBy(
                        () ->
                                sageMaker.sendPipelineExecutionStepSuccess(
                                        step -> step.callbackToken("AAAAAAAAAA")))
                .isInstanceOf(SageMakerException.class);
        clients.meter().write();

        assertThat(Json.readObject(aws.metrics().get(0)).get("Throttles")).hasToString("1");
    }
}
