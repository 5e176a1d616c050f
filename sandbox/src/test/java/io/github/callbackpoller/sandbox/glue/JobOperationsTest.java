package io.github.callbackpoller.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.CreateJobRequest;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.Job;

class JobOperationsTest {
    private final GlueFixture world = new GlueFixture();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void getJob_littleDefined_showsGluesDefaults() {
        world.createTimed("SUCCEEDED", job -> job.tags(Map.of("a", "b")));

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

        world.glue.updateJob(
                update ->
                        update.jobName(world.job)
                                .jobUpdate(
                                        job ->
                                                job.role("new")
                                                        .command(
                                                                c ->
                                                                        c.name("glueetl")
                                                                                .scriptLocation(
                                                                                        "sandbox:timed"))));

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
                job -> job.command(c -> c.name("spark").scriptLocation("sandbox:timed")));
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

    @ParameterizedTest
    @MethodSource("definitionsThatBreakTheModel")
    void createJob_memberBreaksTheModel_isAValidationError(
            String member, Consumer<CreateJobRequest.Builder> wrong) {
        assertThatThrownBy(() -> world.createTimed("SUCCEEDED", wrong))
                .isInstanceOfSatisfying(
                        GlueException.class,
                        error -> {
                            assertThat(error.awsErrorDetails().errorCode())
                                    .isEqualTo("ValidationException");
                            assertThat(error.statusCode()).isEqualTo(400);
                            assertThat(error.requestId()).isNotBlank();
                        })
                .hasMessageContaining("'" + member + "'");
    }

    static Stream<Arguments> definitionsThatBreakTheModel() {
        return Stream.of(
                broken("name", job -> job.name("n".repeat(256))),
                broken("role", job -> job.role(null)),
                broken("timeout", job -> job.timeout(0)),
                broken("glueVersion", job -> job.glueVersion("four")));
    }

    private static Arguments broken(String member, Consumer<CreateJobRequest.Builder> wrong) {
        return Arguments.of(member, wrong);
    }

    private Job job() {
        return world.glue.getJob(get -> get.jobName(world.job)).job();
    }
}
