package io.github.callbackpoller.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.callbackpoller.sandbox.glue.StateScript.Scene;
import io.github.callbackpoller.sandbox.wire.AwsError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateScriptTest {

    @Test
    void parse_statesWithSeconds_keepsThemInOrder() {
        assertThat(StateScript.parse("STARTING:0.2, RUNNING:2,SUCCEEDED").scenes())
                .containsExactly(
                        new Scene(RunState.STARTING, 200),
                        new Scene(RunState.RUNNING, 2000),
                        new Scene(RunState.SUCCEEDED, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "RUNNING:1",
                "DONE",
                "RUNNING:x,FAILED",
                "RUNNING:-1,FAILED",
                "RUNNING:NaN,FAILED",
                "RUNNING:31536001,FAILED",
                "FAILED,SUCCEEDED",
                "STOPPING:1,RUNNING:1,STOPPED",
                "STOPPING:1,SUCCEEDED",
                ","
            })
    void parse_noScriptWithOneEnd_isInvalidInput(String text) {
        assertThatThrownBy(() -> StateScript.parse(text))
                .isInstanceOfSatisfying(
                        AwsError.class,
                        error -> assertThat(error.code()).isEqualTo("InvalidInputException"));
    }
}
