package io.github.callbackpoller.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

/** What the SDK sees of requests at and over the edge of what Glue takes. */
class RequestModelTest {
    private static GlueFixture world;

    @BeforeAll
    static void start() {
        world = new GlueFixture();
        world.createTimed("SUCCEEDED", job -> {});
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void createJob_memberBreaksTheModel_isAValidationErrorToTheSdk() {
        assertThatThrownBy(() -> world.createTimed("SUCCEEDED", job -> job.name("two\nlines")))
                .isInstanceOfSatisfying(
                        GlueException.class,
                        error -> {
                            assertThat(error.awsErrorDetails().errorCode())
                                    .isEqualTo("ValidationException");
                            assertThat(error.statusCode()).isEqualTo(400);
                            assertThat(error.requestId()).isNotBlank();
                        })
                .hasMessageContaining("1 validation error detected");
    }

    @Test
    void createJob_longestTimeoutAndDescriptionOfLines_areTaken() {
        assertThatCode(
                        () ->
                                world.createTimed(
                                        "SUCCEEDED",
                                        job ->
                                                job.name("new")
                                                        .description("d\r\n".repeat(682))
                                                        .timeout(10_080)))
                .doesNotThrowAnyException();
    }

    @Test
    void lists_tokenThatWasNeverGiven_areInvalidInput() {
        assertThatThrownBy(() -> world.glue.getJobs(list -> list.nextToken("none")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> world.glue.getJobRuns(l -> l.jobName(world.job).nextToken("none")))
                .isInstanceOf(InvalidInputException.class);
    }
}
