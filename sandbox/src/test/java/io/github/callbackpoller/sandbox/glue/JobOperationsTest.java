package io.github.callbackpoller.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.CreateJobRequest;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.ExecutionClass;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.Job;
import software.amazon.awssdk.services.glue.model.JobCommand;
import software.amazon.awssdk.services.glue.model.JobUpdate;
import software.amazon.awssdk.services.glue.model.WorkerType;

class JobOperationsTest {
    private static final JobCommand PYTHON =
            JobCommand.builder().name("pythonshell").scriptLocation("file:/tmp/job.py").build();

    private final GlueFixture world = new GlueFixture();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void getJob_littleDefined_showsGluesDefaults() {
        world.createTimed("SUCCEEDED", job -> {});

        var job = job();

        assertThat(job.maxRetries()).isZero();
        assertThat(job.executionProperty().maxConcurrentRuns()).isEqualTo(1);
        assertThat(job.createdOn()).isEqualTo(job.lastModifiedOn());
        assertThat(job.defaultArguments()).containsKey("--sandbox-states");
    }

    @ParameterizedTest
    @CsvSource({"4.0, 2880", "5.0, 480", "5.1, 480"})
    void getJob_noTimeoutGiven_hasThatOfItsGlueVersion(String version, int minutes) {
        world.createTimed("SUCCEEDED", job -> job.glueVersion(version));

        assertThat(job().timeout()).isEqualTo(minutes);
    }

    @Test
    void createJob_nameIsTaken_alreadyExists() {
        world.createTimed("SUCCEEDED", job -> {});

        assertThatThrownBy(() -> world.createTimed("SUCCEEDED", job -> {}))
                .isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    void updateJob_newDefinition_replacesTheWholeOldOne() {
        world.createTimed("SUCCEEDED", job -> job.description("old").timeout(7));

        update(job -> job.role("new").command(timed()));

        assertThat(job().role()).isEqualTo("new");
        assertThat(job().description()).isNull();
        assertThat(job().timeout()).isEqualTo(480);
    }

    @Test
    void getJobs_moreThanAPage_listsAllByPages() {
        for (var name : new String[] {"a", "b", "c"}) {
            world.createTimed("SUCCEEDED", job -> job.name(name));
        }

        var pages = world.glue.getJobsPaginator(list -> list.maxResults(2));

        assertThat(pages.stream().flatMap(page -> page.jobs().stream()).map(Job::name))
                .containsExactly("a", "b", "c");
        assertThat(pages).hasSize(2);
    }

    @Test
    void deleteJob_jobThatIsThereOrNot_isGone() {
        world.createTimed("SUCCEEDED", job -> {});

        world.glue.deleteJob(delete -> delete.jobName(world.job));
        world.glue.deleteJob(delete -> delete.jobName(world.job));

        assertThatThrownBy(this::job).isInstanceOf(EntityNotFoundException.class);
    }

    @ParameterizedTest
    @MethodSource("definitionsThatGlueRefuses")
    void createJob_definitionThatGlueRefuses_isInvalidInput(
            Consumer<CreateJobRequest.Builder> wrong) {
        assertThatThrownBy(() -> world.createTimed("SUCCEEDED", wrong))
                .isInstanceOf(InvalidInputException.class);
    }

    static Stream<Consumer<CreateJobRequest.Builder>> definitionsThatGlueRefuses() {
        return Stream.of(
                job -> job.timeout(10_081),
                job -> job.maxRetries(11),
                job -> job.maxRetries(-1),
                job -> job.executionProperty(p -> p.maxConcurrentRuns(0)),
                job -> job.command(c -> c.name("spark").scriptLocation("sandbox:timed")),
                job -> job.workerType(WorkerType.G_1_X),
                job -> job.numberOfWorkers(2),
                job -> job.workerType(WorkerType.G_1_X).numberOfWorkers(2).maxCapacity(2.0),
                job -> job.glueVersion("1.0").maxCapacity(1.0),
                job -> job.glueVersion("2.0").executionClass(ExecutionClass.FLEX),
                job -> job.command(PYTHON).maxCapacity(2.0),
                job -> job.command(PYTHON).workerType(WorkerType.G_1_X).numberOfWorkers(2));
    }

    @Test
    void createJob_scriptThatIsNotPlayed_isRefusedNamingIt() {
        assertThatThrownBy(
                        () ->
                                world.create(
                                        job ->
                                                job.command(
                                                        c ->
                                                                c.name("glueetl")
                                                                        .scriptLocation(
                                                                                "s3://b/job.py"))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("s3://b/job.py");
    }

    @Test
    void getJob_pythonShell_hasTheLeastCapacity() {
        world.create(
                job -> job.command(c -> c.name("pythonshell").scriptLocation("file:/tmp/job.py")));

        assertThat(job().maxCapacity()).isEqualTo(0.0625);
    }

    @Test
    void updateJob_noGlueVersion_keepsTheOldOne() {
        world.createTimed("SUCCEEDED", job -> job.glueVersion("4.0"));

        update(job -> job.role("new").command(timed()));

        assertThat(job().glueVersion()).isEqualTo("4.0");
        assertThat(job().timeout()).isEqualTo(2880);
    }

    @Test
    void updateJob_noCommandOrRole_isInvalidInputAndChangesNothing() {
        world.createTimed("SUCCEEDED", job -> {});

        assertThatThrownBy(() -> update(job -> job.role("new")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> update(job -> job.command(timed())))
                .isInstanceOf(InvalidInputException.class);

        assertThat(job().role()).isEqualTo("role");
    }

    @Test
    void updateJob_unknownJob_isNotFound() {
        assertThatThrownBy(() -> update(job -> job.role("new").command(timed())))
                .isInstanceOf(EntityNotFoundException.class);
    }

    private void update(Consumer<JobUpdate.Builder> definition) {
        world.glue.updateJob(update -> update.jobName(world.job).jobUpdate(definition));
    }

    private static JobCommand timed() {
        return JobCommand.builder().name("glueetl").scriptLocation("sandbox:timed").build();
    }

    private Job job() {
        return world.glue.getJob(get -> get.jobName(world.job)).job();
    }
}
