package io.github.callbackpoller.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.decision.Look;
import io.github.callbackpoller.decision.StepView;
import io.github.callbackpoller.message.ExecutionArn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepInputsTest {
    private static final ExecutionArn EXECUTION =
            new ExecutionArn(
                    "arn:aws:sagemaker:eu-west-1:123456789012:pipeline/trips/execution/abc");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"text\" | text",
                "7 | 7",
                "1.50 | 1.50",
                "true | true",
                "[1, 2] | [1,2]",
                "{\"a\": \"b\"} | {\"a\":\"b\"}",
                "{\"Get\": \"Parameters.Root\"} | s3://given",
                "{\"Get\": \"Parameters.Preset\"} | 12",
                "{\"Get\": \"Steps.First.OutputParameters['out']\"} | told",
                "{\"Get\": \"Execution.PipelineExecutionId\"} | abc",
                "{\"Get\": \"Execution.PipelineName\"} | trips",
                "{\"Std:Join\": {\"On\": \"/\", \"Values\": [{\"Get\": \"Parameters.Root\"}, 3]}}"
                        + " | s3://given/3",
                "{\"Std:Join\": {\"Values\": [\"a\", {\"Std:Join\": {\"On\": \"-\", \"Values\":"
                        + " [\"b\", \"c\"]}}]}} | ab-c",
            })
    void input_thatCanBeMadeAgain_isTheTextOfTheMessage(String written, String text) {
        assertThat(inputs(written).value()).contains(Map.of("in", text));
    }

    @Test
    void input_arnsOfTheExecution_areKnown() {
        assertThat(inputs("{\"Get\": \"Execution.PipelineExecutionArn\"}").value())
                .contains(Map.of("in", EXECUTION.value()));
        assertThat(inputs("{\"Get\": \"Execution.PipelineArn\"}").value())
                .contains(Map.of("in", "arn:aws:sagemaker:eu-west-1:123456789012:pipeline/trips"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"Get\": \"Parameters.None\"} | input 'in': parameter 'None' has no value",
                "{\"Get\": \"Steps.First.OutputParameters['no']\"}"
                        + " | input 'in': step 'First' shows no output 'no'",
                "{\"Get\": \"Steps.Train.ModelArtifacts.S3ModelArtifacts\"}"
                        + " | input 'in': no value is known for"
                        + " Steps.Train.ModelArtifacts.S3ModelArtifacts",
                "{\"Get\": \"Execution.StartDateTime\"}"
                        + " | input 'in': no value is known for Execution.StartDateTime",
                "{\"Std:Join\": {\"On\": \"/\"}} | input 'in': a Std:Join without values",
                "{\"a\": {\"Get\": \"Parameters.Root\"}}"
                        + " | input 'in': a reference inside a nested value",
            })
    void input_thatCannotBeMadeAgain_saysWhy(String written, String why) {
        assertThat(why(inputs(written))).isEqualTo(why);
    }

    @Test
    void step_inABranch_isFound() {
        var definition =
                """
                {"Steps": [{"Name": "If", "Type": "Condition", "Arguments": {"IfSteps": [],
                  "ElseSteps": [{"Name": "Work", "Arguments": {"in": "x"}}]}}]}
                """;

        assertThat(of(definition).value()).contains(Map.of("in", "x"));
    }

    @Test
    void step_withoutArguments_hasNoInputs() {
        assertThat(of("{\"Steps\": [{\"Name\": \"Work\"}]}").value()).contains(Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"Steps\": []}", "{}", "{\"Steps\": [1, {\"Name\": \"Other\"}]}"})
    void step_thatIsNotThere_saysSo(String definition) {
        assertThat(why(of(definition))).isEqualTo("its pipeline has no such step");
    }

    @Test
    void definition_thatIsNoJson_saysSo() {
        assertThat(why(of("no JSON"))).contains("not valid JSON");
    }

    private static Look<Map<String, String>> inputs(String written) {
        return of(
                """
                {"Parameters": [{"Name": "Root", "DefaultValue": "s3://preset"},
                                {"Name": "Preset", "DefaultValue": 12}, {"Name": "None"}],
                 "Steps": [{"Name": "First"}, {"Name": "Work", "Arguments": {"in": %s}}]}
                """
                        .formatted(written));
    }

    private static Look<Map<String, String>> of(String definition) {
        var first =
                new ListedStep("First", StepView.UNKNOWN, Optional.empty(), Map.of("out", "told"));
        var source = new Pipelines.Source(definition, Map.of("Root", "s3://given"));
        return new StepInputs(EXECUTION, source, List.of(first)).of("Work");
    }

    private static String why(Look<?> look) {
        return look.match(told -> "told", (kind, why) -> why, () -> "nobody looked");
    }
}
