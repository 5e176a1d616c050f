package io.github.callbackpoller.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of Lambda's guide on partial batch responses. */
class BatchResponseTest {
    private static final Set<String> BATCH = Set.of("one", "two", "three");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "{\"batchItemFailures\":[]}",
                "{\"batchItemFailures\":null}",
                "{\"other\":1}"
            })
    void failed_responseNamesNothing_noneFailed(String response) {
        assertThat(BatchResponse.failed(response, BATCH)).isEmpty();
    }

    @Test
    void failed_responseNamesSome_thoseFailed() {
        var response =
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"one\"},{\"itemIdentifier\":\"two\"},"
                        + "{\"itemIdentifier\":\"one\"}]}";

        assertThat(BatchResponse.failed(response, BATCH)).containsExactlyInAnyOrder("one", "two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\":",
                "\"done\"",
                "[]",
                "{} {}",
                "{\"batchItemFailures\":\"one\"}",
                "{\"batchItemFailures\":{\"itemIdentifier\":\"one\"}}",
                "{\"batchItemFailures\":[\"one\"]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"identifier\":\"one\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"one\"},{\"itemIdentifier\":\"x\"}]}"
            })
    void failed_responseIsNotValid_allFailed(String response) {
        assertThat(BatchResponse.failed(response, BATCH)).isEqualTo(BATCH);
    }
}
