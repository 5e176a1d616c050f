package io.github.callbackpoller.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

class AwsTroublesTest {

    @ParameterizedTest
    @CsvSource({
        "ExpiredToken, 403, SQS, CREDENTIALS",
        "InvalidClientTokenId, 403, SQS, CREDENTIALS",
        "SignatureDoesNotMatch, 403, SQS, CREDENTIALS",
        "RequestThrottled, 403, SQS, THROTTLED",
        "ServiceUnavailable, 503, SQS, FAILING",
        "AccessDenied, 403, Queue check, DENIED",
        "KMS.AccessDeniedException, 400, Queue check, NO_KEY",
        "KmsDisabled, 400, Queue check, NO_KEY",
        "AWS.SimpleQueueService.NonExistentQueue, 400, Queue check, NO_QUEUE",
        "QueueDoesNotExist, 400, Queue check, NO_QUEUE",
        "OverLimit, 403, Queue check, FULL"
    })
    void of_errorThatOtherCallsHaveToo_isATroubleOfTheServiceOrOfThePart(
            String code, int status, String scope, String troubleCode) {
        var trouble = AwsTroubles.of(error(code, status), "SQS", "Queue check").orElseThrow();

        assertThat(trouble.scope()).isEqualTo(scope);
        assertThat(trouble.code()).isEqualTo(troubleCode);
        assertThat(trouble.problem()).contains(code);
        assertThat(trouble.remedy()).endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({
        "ValidationException, 400",
        "ConflictException, 409",
        "EntityNotFoundException, 400",
        "ReceiptHandleIsInvalid, 400"
    })
    void of_errorOfOneCallAlone_isNone(String code, int status) {
        assertThat(AwsTroubles.of(error(code, status), "SageMaker", "SageMaker")).isEmpty();
    }

    @Test
    void of_noAnswer_isUnreachable() {
        var error = SdkClientException.create("Connection refused");

        assertThat(AwsTroubles.of(error, "SQS", "Queue check").orElseThrow().problem())
                .isEqualTo("can't be reached (SdkClientException: Connection refused)");
    }

    @Test
    void of_noCredentials_isNoMatterOfTheNetwork() {
        var error =
                SdkClientException.create(
                        "Unable to load credentials from any of the providers in the chain");

        assertThat(AwsTroubles.of(error, "SQS", "Queue check").orElseThrow().code())
                .isEqualTo("NO_CREDENTIALS");
    }

    @Test
    void of_failingService_doesNotRepeatWhatTheServiceSays() {
        var trouble = AwsTroubles.of(error("InternalError", 500), "Glue", "Glue").orElseThrow();

        assertThat(trouble.problem()).isEqualTo("fails by itself (InternalError, status 500)");
    }

    private static AwsServiceException error(String code, int status) {
        return AwsServiceException.builder()
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode(code).errorMessage("no").build())
                .statusCode(status)
                .build();
    }
}
