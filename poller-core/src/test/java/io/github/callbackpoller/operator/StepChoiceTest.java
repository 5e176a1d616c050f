package io.github.callbackpoller.operator;

import static io.github.callbackpoller.sweep.PipelinesInMemory.QUEUE;
import static io.github.callbackpoller.sweep.PipelinesInMemory.arn;
import static io.github.callbackpoller.sweep.PipelinesInMemory.callback;
import static io.github.callbackpoller.sweep.PipelinesInMemory.view;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.callbackpoller.decision.StepView.State;
import io.github.callbackpoller.sweep.PipelinesInMemory;
import io.github.callbackpoller.sweep.SeenStep;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepChoiceTest {
    private final List<SeenStep> steps = steps();

    @Test
    void among_execution_meansAllItsSteps() {
        assertThat(names(new StepChoice(arn("trips", "one").value(), Optional.empty())))
                .containsExactly("Work", "More");
    }

    @Test
    void among_executionAndName_meansThatStep() {
        assertThat(names(new StepChoice(arn("trips", "one").value(), Optional.of("More"))))
                .containsExactly("More");
    }

    @Test
    void among_beginOfAKey_meansItsStep() {
        var key = KnownJobs.key("othermores").value().substring(0, 12);

        assertThat(names(new StepChoice(key, Optional.empty()))).containsExactly("More");
        assertThat(names(new StepChoice(key, Optional.of("Work")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "xyzxyz", "arn:aws:sagemaker:us-east-2", "ABCDEF"})
    void choice_ofNeitherKind_isRefused(String subject) {
        assertThatThrownBy(() -> new StepChoice(subject, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("neither the ARN");
    }

    private List<String> names(StepChoice choice) {
        return choice.among(steps).stream().map(step -> step.waiting().name()).toList();
    }

    private static List<SeenStep> steps() {
        var pipelines = new PipelinesInMemory();
        pipelines.add(
                arn("trips", "one"),
                callback("Work", "tokenfirst", QUEUE, view(State.WAITING)),
                callback("More", "othermores", QUEUE, view(State.WAITING)));
        pipelines.add(
                arn("trips", "two"), callback("Work", "seconds000", QUEUE, view(State.WAITING)));
        return new KnownJobs().read(pipelines).steps();
    }
}
