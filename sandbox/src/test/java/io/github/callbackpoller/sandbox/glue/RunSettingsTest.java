package io.github.callbackpoller.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.glue.model.ExecutionClass;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.StartJobRunRequest;
import software.amazon.awssdk.services.glue.model.WorkerType;

class RunSettingsTest {
    private static final String LONG = "RUNNING:600,SUCCEEDED";

    private final GlueFixture world = new GlueFixture();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void startJobRun_settingsOfItsOwn_showsThemInTheRun() {
        world.createTimed(
                LONG,
                job -> job.workerType(WorkerType.G_1_X).numberOfWorkers(2).glueVersion("4.0"));

        var run =
                world.run(
                        world.startWith(
                                start ->
                                        start.workerType(WorkerType.G_2_X)
                                                .numberOfWorkers(5)
                                                .executionClass(ExecutionClass.FLEX)
                                                .securityConfiguration("safe")
                                                .executionRoleSessionPolicy("{}")
                                                .notificationProperty(n -> n.notifyDelayAfter(3))));

        assertThat(run.workerType()).isEqualTo(WorkerType.G_2_X);
        assertThat(run.numberOfWorkers()).isEqualTo(5);
        assertThat(run.maxCapacity()).isEqualTo(10);
        assertThat(run.executionClass()).isEqualTo(ExecutionClass.FLEX);
        assertThat(run.securityConfiguration()).isEqualTo("safe");
        assertThat(run.logGroupName()).isEqualTo("/aws-glue/jobs-role-safe");
        assertThat(run.executionRoleSessionPolicy()).isEqualTo("{}");
        assertThat(run.notificationProperty().notifyDelayAfter()).isEqualTo(3);
        assertThat(run.glueVersion()).isEqualTo("4.0");
    }

    @Test
    void startJobRun_noSettings_hasThoseOfTheJob() {
        world.createTimed(
                LONG,
                job ->
                        job.workerType(WorkerType.G_025_X)
                                .numberOfWorkers(2)
                                .securityConfiguration("safe")
                                .notificationProperty(n -> n.notifyDelayAfter(9)));

        var run = world.run(world.start());

        assertThat(run.workerType()).isEqualTo(WorkerType.G_025_X);
        assertThat(run.maxCapacity()).isEqualTo(0.5);
        assertThat(run.securityConfiguration()).isEqualTo("safe");
        assertThat(run.notificationProperty().notifyDelayAfter()).isEqualTo(9);
        assertThat(run.glueVersion()).isEqualTo("5.1");
        assertThat(run.timeout()).isEqualTo(480);
        assertThat(run.dpuSeconds()).isNull();
    }

    @Test
    void startJobRun_onlyTheNumberOfWorkers_keepsTheJobsType() {
        world.createTimed(LONG, job -> job.workerType(WorkerType.G_1_X).numberOfWorkers(2));

        var run = world.run(world.startWith(start -> start.numberOfWorkers(7)));

        assertThat(run.workerType()).isEqualTo(WorkerType.G_1_X);
        assertThat(run.numberOfWorkers()).isEqualTo(7);
    }

    @Test
    void startJobRun_noCapacityAnywhere_showsGluesDefault() {
        world.createTimed(LONG, job -> {});

        var run = world.run(world.start());

        assertThat(run.maxCapacity()).isEqualTo(10);
        assertThat(run.workerType()).isNull();
        assertThat(run.logGroupName()).isEqualTo("/aws-glue/jobs");
    }

    @Test
    void startJobRun_maxCapacityForAnOldGlueVersion_isTaken() {
        world.createTimed(LONG, job -> job.glueVersion("1.0"));

        assertThat(world.run(world.startWith(start -> start.maxCapacity(4.0))).maxCapacity())
                .isEqualTo(4);
    }

    @Test
    void run_flexible_tellsWhatItsWorkersConsumed() {
        world.sandbox.clockSpeed().set(1000);
        world.createTimed("RUNNING:300,SUCCEEDED", job -> job.executionClass(ExecutionClass.FLEX));

        var id = world.startWith(start -> start.workerType(WorkerType.G_2_X).numberOfWorkers(3));

        var run = world.in(JobRunState.SUCCEEDED, id);
        assertThat(run.dpuSeconds()).isCloseTo(run.executionTime() * 6.0, within(6.0));
    }

    @ParameterizedTest
    @MethodSource("settingsThatGlueRefuses")
    void startJobRun_settingsThatGlueRefuses_isInvalidInputAndStartsNothing(
            Consumer<StartJobRunRequest.Builder> wrong) {
        world.createTimed(LONG, job -> job.glueVersion("2.0"));

        assertThatThrownBy(() -> world.startWith(wrong)).isInstanceOf(InvalidInputException.class);

        assertThat(world.runs()).isEmpty();
    }

    static Stream<Consumer<StartJobRunRequest.Builder>> settingsThatGlueRefuses() {
        return Stream.of(
                run -> run.workerType(WorkerType.G_1_X).numberOfWorkers(2).maxCapacity(2.0),
                run -> run.workerType(WorkerType.G_1_X),
                run -> run.numberOfWorkers(2),
                run -> run.workerType(WorkerType.G_1_X).numberOfWorkers(1),
                run -> run.maxCapacity(10.0),
                run -> run.executionClass(ExecutionClass.FLEX),
                run -> run.timeout(10_081));
    }
}
