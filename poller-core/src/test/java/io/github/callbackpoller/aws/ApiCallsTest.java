package io.github.callbackpoller.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.callbackpoller.time.ManualNanoClock;
import io.github.callbackpoller.trouble.RecordingLogger;
import io.github.callbackpoller.trouble.Troubles;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

class ApiCallsTest {
    private final RecordingLogger log = new RecordingLogger();
    private final ApiCalls calls =
            new ApiCalls(
                    "Glue", ApiRetries.DEFAULT, new Troubles(log, "Later.", new ManualNanoClock()));
    private final AtomicInteger made = new AtomicInteger();

    @Test
    void repeatable_serviceFails_isTriedThreeTimesAndSaidOnceForManyCalls() {
        for (int call = 0; call < 5; call++) {
            assertThat(catchThrowable(() -> calls.repeatable(failing("InternalError", 500))))
                    .isInstanceOf(SdkException.class);
        }

        assertThat(made).hasValue(15);
        assertThat(log.lines())
                .containsExactly(
                        "WARN Glue fails by itself (InternalError, status 500). Later. If it"
                                + " lasts: see the AWS Health Dashboard.");
    }

    @Test
    void repeatable_worksAgain_isSaid() {
        catchThrowable(() -> calls.repeatable(failing("InternalError", 500)));

        assertThat(calls.repeatable(() -> "done")).isEqualTo("done");
        assertThat(log.lines())
                .hasSize(2)
                .last()
                .isEqualTo("INFO Glue works again after 0 s; failed calls: 1 (FAILING)");
    }

    @Test
    void unrepeatable_errorOfThisCallAlone_showsThatTheServiceWorks() {
        catchThrowable(() -> calls.unrepeatable(failing("InternalError", 500)));
        catchThrowable(() -> calls.unrepeatable(failing("EntityNotFoundException", 400)));

        assertThat(made).hasValue(2);
        assertThat(log.lines()).hasSize(2).last().asString().startsWith("INFO Glue works again");
    }

    private Supplier<String> failing(String code, int status) {
        return () -> {
            made.incrementAndGet();
            throw AwsServiceException.builder()
                    .awsErrorDetails(
                            AwsErrorDetails.builder().errorCode(code).errorMessage("no").build())
                    .statusCode(status)
                    .build();
        };
    }
}
