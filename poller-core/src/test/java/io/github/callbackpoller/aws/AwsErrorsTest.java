package io.github.callbackpoller.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.job.JobAdapterException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

class AwsErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "ThrottlingException, 400, THROTTLED",
        "Throttling, 400, THROTTLED",
        "RequestThrottled, 403, THROTTLED",
        "TooManyRequestsException, 429, THROTTLED",
        "ProvisionedThroughputExceededException, 400, THROTTLED",
        "InternalServiceException, 500, RETRY_LATER",
        "ServiceUnavailable, 503, RETRY_LATER",
        "ExpiredTokenException, 400, RETRY_LATER",
        "ExpiredToken, 403, RETRY_LATER",
        "InvalidClientTokenId, 403, RETRY_LATER",
        "UnrecognizedClientException, 400, RETRY_LATER",
        "SignatureDoesNotMatch, 403, RETRY_LATER",
        "InvalidSignatureException, 403, RETRY_LATER",
        "RequestExpired, 400, RETRY_LATER",
        "RequestTimeTooSkewed, 403, RETRY_LATER",
        "OperationTimeoutException, 400, RETRY_LATER",
        "RequestTimeout, 400, RETRY_LATER",
        "RequestTimeoutException, 408, RETRY_LATER",
        "EntityNotFoundException, 400, HOPELESS",
        "InvalidInputException, 400, HOPELESS",
        "AccessDeniedException, 400, HOPELESS",
        "ValidationException, 400, HOPELESS"
    })
    void kindOf_errorOfTheService_isByItsCode(String code, int status, Kind kind) {
        var error = error(code, status);

        assertThat(AwsErrors.kindOf(error)).isEqualTo(kind);
        assertThat(AwsErrors.mayPass(error)).isEqualTo(kind != Kind.HOPELESS);
        assertThat(AwsErrors.isThrottling(error)).isEqualTo(kind == Kind.THROTTLED);
        assertThat(AwsErrors.describe(error)).isEqualTo(code + ": no");
    }

    @Test
    void kindOf_noAnswer_isTriedLater() {
        var error = SdkClientException.create("connection was reset");

        assertThat(AwsErrors.kindOf(error)).isEqualTo(Kind.RETRY_LATER);
        assertThat(AwsErrors.codeOf(error)).isEmpty();
        assertThat(AwsErrors.describe(error)).isEqualTo("SdkClientException: connection was reset");
    }

    @Test
    void mayPass_errorThatIsNotOfTheSdk_isFalse() {
        assertThat(AwsErrors.mayPass(new IllegalStateException())).isFalse();
        assertThat(AwsErrors.isThrottling(new IllegalStateException())).isFalse();
    }

    private static AwsServiceException error(String code, int status) {
        return AwsServiceException.builder()
                .awsErrorDetails(
                        AwsErrorDetails.builder().errorCode(code).errorMessage("no").build())
                .statusCode(status)
                .build();
    }
}
