package io.github.callbackpoller.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStep;

class ExpectationTest {

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void of_whatTheScenarioShows_isMet(Scenario scenario) {
        assertThat(Expectation.of(scenario, shown(scenario, 1))).allMatch(Expectation::met);
    }

    @ParameterizedTest
    @EnumSource(Scenario.class)
    void of_stepAnsweredTwice_isNotMet(Scenario scenario) {
        assertThat(Expectation.of(scenario, shown(scenario, 2)))
                .filteredOn(expectation -> !expectation.met())
                .extracting(Expectation::claim)
                .containsExactly("the step was answered exactly once");
    }

    @Test
    void of_twoRuns_isNotMet() {
        var one = shown(Scenario.CRASH, 1);
        var facts =
                new DemoFacts(
                        one.execution(),
                        one.step(),
                        List.of(one.runs().get(0), one.runs().get(0)),
                        1);

        assertThat(Expectation.of(Scenario.CRASH, facts))
                .filteredOn(expectation -> !expectation.met())
                .extracting(Expectation::claim)
                .contains("the job ran exactly once");
    }

    @Test
    void of_successWhereAFailureIsWanted_isNotMet() {
        assertThat(Expectation.of(Scenario.FAIL, shown(Scenario.SUCCESS, 1)))
                .filteredOn(expectation -> !expectation.met())
                .hasSize(2);
    }

    @Test
    void of_executionThatHasNotBegun_isNotMet() {
        var facts =
                new DemoFacts(PipelineExecutionStatus.EXECUTING, Optional.empty(), List.of(), 0);

        assertThat(Expectation.of(Scenario.SUCCESS, facts)).noneMatch(Expectation::met);
        assertThat(facts.detection()).isEmpty();
        assertThat(facts.outputs()).isEmpty();
        assertThat(facts.reason()).isEmpty();
    }

    private static DemoFacts shown(Scenario scenario, int answers) {
        return switch (scenario) {
            case SUCCESS, CRASH, NUDGE ->
                    facts(PipelineExecutionStatus.SUCCEEDED, JobRunState.SUCCEEDED, answers);
            case FAIL -> facts(PipelineExecutionStatus.FAILED, JobRunState.FAILED, answers);
            case STOP -> facts(PipelineExecutionStatus.STOPPED, JobRunState.STOPPED, answers);
        };
    }

    private static DemoFacts facts(
            PipelineExecutionStatus execution, JobRunState state, int answers) {
        var step =
                PipelineExecutionStep.builder()
                        .endTime(Instant.EPOCH)
                        .failureReason("FAILED: " + DemoRun.FAILURE)
                        .build();
        var run = JobRun.builder().jobRunState(state).completedOn(Instant.EPOCH).build();
        return new DemoFacts(execution, Optional.of(step), List.of(run), answers);
    }
}
