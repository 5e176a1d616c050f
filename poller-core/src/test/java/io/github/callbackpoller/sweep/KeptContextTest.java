package io.github.callbackpoller.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.message.Job;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptContextTest {
    private static final String ARN =
            "arn:aws:sagemaker:eu-west-1:123456789012:pipeline/trips/execution/abc";

    @Test
    void read_asItWasWritten_isTheJobOfAMessage() {
        var context =
                KeptContext.read(
                        """
                        {"definition": "prep", "execution": "%s", "outputs": {"out": "x"}}
                        """
                                .formatted(ARN));

        assertThat(context.map(kept -> kept.job("glue")))
                .contains(new Job("prep", "glue", Map.of("out", "x")));
        assertThat(context.map(kept -> kept.execution().pipeline())).contains("trips");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "{}",
                "{\"definition\": 1, \"execution\": \"" + ARN + "\", \"outputs\": {}}",
                "{\"definition\": \"prep\", \"execution\": \"no ARN\", \"outputs\": {}}",
                "{\"definition\": \"prep\", \"execution\": \"" + ARN + "\", \"outputs\": []}",
            })
    void read_whatIsNoContext_isEmpty(String text) {
        assertThat(KeptContext.read(text)).isEmpty();
    }
}
