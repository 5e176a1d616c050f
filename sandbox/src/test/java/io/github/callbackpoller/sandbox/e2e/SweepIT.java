package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sweep.SweepReport.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.sagemaker.model.StepStatus;

/** Steps whose messages are gone, found and answered. */
@Execution(ExecutionMode.CONCURRENT)
class SweepIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Cloud cloud = new Cloud();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void bothQueuesPurgedWithFiftyStepsWaiting_oneSweep_allAreAnsweredTruthfullyAndRanOnce() {
        var swept = new Swept(cloud, 15);
        var begun = new ArrayList<String>();
        try (var host = swept.startForgetfulPoller()) {
            IntStream.range(0, 8).forEach(number -> begun.add(swept.start(number)));
            await().atMost(PATIENCE).pollInterval(GLANCE).until(() -> swept.runs().size() == 40);
            assertThat(host.failure()).isEmpty();
        }
        IntStream.range(8, 10).forEach(number -> begun.add(swept.start(number)));
        await().atMost(PATIENCE).pollInterval(GLANCE).until(() -> quickRunsHaveEnded(swept));
        var steps = swept.steps(begun);
        assertThat(steps).hasSize(50).allMatch(step -> step.stepStatus() == StepStatus.EXECUTING);
        assertThat(cloud.runs("slow"))
                .extracting(run -> run.jobRunState())
                .contains(JobRunState.RUNNING);
        swept.purge();
        assertThat(cloud.messages(QueueName.CALLBACK) + cloud.messages(QueueName.CHECK)).isZero();

        var told = swept.sweep(true, true, Duration.ZERO);
        int sentByDryRun = cloud.messages(QueueName.CALLBACK) + cloud.messages(QueueName.CHECK);
        var report = swept.sweep(false, true, Duration.ZERO);

        assertThat(told.count(Kind.INJECTED)).isEqualTo(50);
        assertThat(sentByDryRun).isZero();
        assertThat(report.count(Kind.INJECTED)).isEqualTo(50);
        assertThat(report.lines()).hasSize(50);
        assertThat(Swept.tokens(steps)).noneMatch(token -> report.toString().contains(token));
        try (var host = swept.startPoller()) {
            begun.forEach(cloud::awaitEnd);
            cloud.awaitQuiet();
            assertThat(host.failure()).isEmpty();
        }
        assertTruthful(swept, begun);
        assertThat(cloud.sandbox.answers()).isEqualTo(50);
        assertThat(swept.runs()).hasSize(50);
    }

    @Test
    void hostThatRemembersTheLostMessages_takesTheNewOnes() {
        var swept = new Swept(cloud, 2);
        try (var host = swept.startForgetfulPoller()) {
            var execution = swept.start(1);
            await().atMost(PATIENCE).pollInterval(GLANCE).until(() -> swept.runs().size() == 5);
            await().atMost(PATIENCE).pollInterval(GLANCE).until(() -> haveEnded(swept.runs()));
            swept.purge();

            var report = swept.sweep(false, true, Duration.ZERO);

            assertThat(report.count(Kind.INJECTED)).as("%s", report).isEqualTo(5);
            cloud.awaitEnd(execution);
            cloud.awaitQuiet();
            assertTruthful(swept, List.of(execution));
            assertThat(swept.runs()).hasSize(5);
            assertThat(host.failure()).isEmpty();
        }
    }

    @Test
    void jobEndedHalfAnHourAgo_onlyItsStepIsHelped() {
        var swept = new Swept(cloud, 600);
        String execution;
        try (var host = swept.startForgetfulPoller()) {
            execution = swept.start(1);
            await().atMost(PATIENCE).pollInterval(GLANCE).until(() -> swept.runs().size() == 5);
            assertThat(host.failure()).isEmpty();
        }
        await().atMost(PATIENCE).pollInterval(GLANCE).until(() -> quickRunsHaveEnded(swept));
        swept.purge();

        var soon = swept.sweep(false, false, Duration.ZERO);
        var later = swept.sweep(false, false, Duration.ofMinutes(31));

        assertThat(soon.count(Kind.LEFT)).isEqualTo(5);
        assertThat(later.count(Kind.INJECTED)).isEqualTo(3);
        assertThat(later.count(Kind.LEFT)).isEqualTo(2);
        try (var host = swept.startPoller()) {
            await().atMost(PATIENCE).pollInterval(GLANCE).until(() -> cloud.sandbox.answers() == 3);
            assertThat(host.failure()).isEmpty();
        }
        assertThat(swept.steps(List.of(execution)))
                .filteredOn(step -> step.stepStatus() == StepStatus.EXECUTING)
                .allMatch(step -> step.stepName().endsWith("slow"))
                .hasSize(2);
    }

    @Test
    void jobRunsAfterItsStepWasAnsweredByHand_isStopped() {
        var swept = new Swept(cloud, 600);
        String execution;
        try (var host = swept.startForgetfulPoller()) {
            execution = swept.start(1);
            await().atMost(PATIENCE).pollInterval(GLANCE).until(() -> swept.runs().size() == 5);
            assertThat(host.failure()).isEmpty();
        }
        var slow = slowStepTokens(swept, execution).findFirst().orElseThrow();
        cloud.sageMaker.sendPipelineExecutionStepFailure(
                failure -> failure.callbackToken(slow).failureReason("by hand"));

        var told = swept.sweep(true, false, Duration.ZERO);
        var report = swept.sweep(false, false, Duration.ZERO);

        assertThat(told.count(Kind.STOPPED)).as("%s", told).isEqualTo(1);
        assertThat(report.count(Kind.STOPPED)).isEqualTo(1);
        assertThat(cloud.runs("slow"))
                .extracting(run -> run.jobRunState())
                .contains(JobRunState.RUNNING)
                .containsAnyOf(JobRunState.STOPPING, JobRunState.STOPPED);
    }

    private static Stream<String> slowStepTokens(Swept swept, String execution) {
        return Swept.tokens(
                swept.steps(List.of(execution)).stream()
                        .filter(step -> step.stepName().endsWith("slow"))
                        .toList());
    }

    private static boolean quickRunsHaveEnded(Swept swept) {
        return haveEnded(
                swept.runs().stream().filter(run -> !run.jobName().equals("slow")).toList());
    }

    private static boolean haveEnded(List<JobRun> runs) {
        return runs.stream().allMatch(run -> run.completedOn() != null);
    }

    private void assertTruthful(Swept swept, List<String> executions) {
        for (var step : swept.steps(executions)) {
            if (step.stepName().endsWith("bad")) {
                assertThat(step.stepStatus()).isEqualTo(StepStatus.FAILED);
                assertThat(step.failureReason()).contains(Swept.ERROR);
            } else {
                assertThat(step.stepStatus()).isEqualTo(StepStatus.SUCCEEDED);
                assertThat(step.metadata().callback().outputParameters())
                        .singleElement()
                        .satisfies(
                                output ->
                                        assertThat(output.value())
                                                .startsWith("s3://bucket/")
                                                .endsWith("/done"));
            }
        }
        var inputs = swept.runs().stream().map(run -> run.arguments().get("--in")).toList();
        assertThat(inputs).doesNotHaveDuplicates();
        assertThat(inputs)
                .allMatch(input -> input.matches("s3://bucket/[0-9]/trips/[0-4]/[a-z0-9]+"));
    }
}
