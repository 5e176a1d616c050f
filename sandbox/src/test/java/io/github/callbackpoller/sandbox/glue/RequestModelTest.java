package io.github.callbackpoller.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.CreateJobRequest;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.StartJobRunRequest;

/** Requests that break the service model of Glue, each by one member. */
class RequestModelTest {
    private static final String LONG_NAME = "n".repeat(256);

    private static GlueFixture world;

    @BeforeAll
    static void start() {
        world = new GlueFixture();
        world.createTimed("SUCCEEDED", job -> {});
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("definitions")
    void createJob_memberBreaksTheModel_isAValidationError(
            String member, Consumer<CreateJobRequest.Builder> wrong) {
        assertRefused(
                member,
                () ->
                        world.createTimed(
                                "SUCCEEDED",
                                job -> {
                                    job.name("new");
                                    wrong.accept(job);
                                }));
    }

    static Stream<Arguments> definitions() {
        return Stream.of(
                definition("name", job -> job.name(null)),
                definition("name", job -> job.name("")),
                definition("name", job -> job.name(LONG_NAME)),
                definition("name", job -> job.name("two\nlines")),
                definition("role", job -> job.role(null)),
                definition("jobMode", job -> job.jobMode("TEXT")),
                definition("description", job -> job.description("d".repeat(2049))),
                definition("description", job -> job.description("\u0007")),
                definition("timeout", job -> job.timeout(0)),
                definition("workerType", job -> job.workerType("G.3X")),
                definition("executionClass", job -> job.executionClass("QUICK")),
                definition("securityConfiguration", job -> job.securityConfiguration(LONG_NAME)),
                definition("glueVersion", job -> job.glueVersion("four")),
                definition("maintenanceWindow", job -> job.maintenanceWindow("Sun:24")),
                definition("tags", job -> job.tags(tags(51))),
                definition("tags.key", job -> job.tags(Map.of("k".repeat(129), "v"))),
                definition("tags.value", job -> job.tags(Map.of("k", "v".repeat(257)))),
                definition(
                        "notificationProperty.notifyDelayAfter",
                        job -> job.notificationProperty(n -> n.notifyDelayAfter(0))),
                definition(
                        "connections.connections",
                        job -> job.connections(c -> c.connections(Collections.nCopies(1001, "c")))),
                definition(
                        "sourceControlDetails.provider",
                        job -> job.sourceControlDetails(s -> s.provider("SVN"))),
                definition(
                        "sourceControlDetails.branch",
                        job -> job.sourceControlDetails(s -> s.branch(""))),
                definition("command.pythonVersion", job -> job.command(c -> c.pythonVersion("4"))),
                definition("command.runtime", job -> job.command(c -> c.runtime("r".repeat(65)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("starts")
    void startJobRun_memberBreaksTheModel_isAValidationError(
            String member, Consumer<StartJobRunRequest.Builder> wrong) {
        assertRefused(member, () -> world.startWith(wrong));
    }

    static Stream<Arguments> starts() {
        return Stream.of(
                start("jobName", run -> run.jobName(null)),
                start("jobName", run -> run.jobName("")),
                start("jobRunId", run -> run.jobRunId("")),
                start("jobRunId", run -> run.jobRunId(LONG_NAME)),
                start("timeout", run -> run.timeout(0)),
                start("securityConfiguration", run -> run.securityConfiguration("")),
                start(
                        "notificationProperty.notifyDelayAfter",
                        run -> run.notificationProperty(n -> n.notifyDelayAfter(0))),
                start("workerType", run -> run.workerType("G.3X")),
                start("executionClass", run -> run.executionClass("QUICK")),
                start("executionRoleSessionPolicy", run -> run.executionRoleSessionPolicy("{")),
                start(
                        "executionRoleSessionPolicy",
                        run -> run.executionRoleSessionPolicy("p".repeat(2049))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherCalls")
    void otherCalls_memberBreaksTheModel_isAValidationError(
            String member, Consumer<GlueClient> wrong) {
        assertRefused(member, () -> wrong.accept(world.glue));
    }

    static Stream<Arguments> otherCalls() {
        return Stream.of(
                call("jobName", glue -> glue.getJob(get -> get.jobName(LONG_NAME))),
                call("jobName", glue -> glue.getJob(get -> {})),
                call("maxResults", glue -> glue.getJobs(list -> list.maxResults(0))),
                call("maxResults", glue -> glue.getJobs(list -> list.maxResults(1001))),
                call("jobName", glue -> glue.deleteJob(delete -> delete.jobName(""))),
                call("jobUpdate", glue -> glue.updateJob(update -> update.jobName("a"))),
                call(
                        "jobUpdate.timeout",
                        glue -> glue.updateJob(u -> u.jobName("a").jobUpdate(j -> j.timeout(0)))),
                call("jobName", glue -> glue.getJobRun(get -> get.runId("jr_1"))),
                call("runId", glue -> glue.getJobRun(get -> get.jobName("a"))),
                call("runId", glue -> glue.getJobRun(get -> get.jobName("a").runId(LONG_NAME))),
                call("maxResults", glue -> glue.getJobRuns(l -> l.jobName("a").maxResults(0))),
                call("maxResults", glue -> glue.getJobRuns(l -> l.jobName("a").maxResults(201))),
                call("jobRunIds", glue -> glue.batchStopJobRun(stop -> stop.jobName("a"))),
                call(
                        "jobRunIds",
                        glue -> glue.batchStopJobRun(s -> s.jobName("a").jobRunIds(ids(0)))),
                call(
                        "jobRunIds",
                        glue -> glue.batchStopJobRun(s -> s.jobName("a").jobRunIds(ids(26)))),
                call(
                        "jobRunIds.1.member",
                        glue -> glue.batchStopJobRun(s -> s.jobName("a").jobRunIds(""))));
    }

    @Test
    void createJob_everyMemberAtItsLimit_isTaken() {
        assertThatCode(
                        () ->
                                world.createTimed(
                                        "SUCCEEDED",
                                        job ->
                                                job.name("n".repeat(255))
                                                        .description("d\r\n".repeat(682))
                                                        .tags(tags(50))
                                                        .timeout(10_079)
                                                        .maintenanceWindow("Sat:23")
                                                        .glueVersion("4.0")))
                .doesNotThrowAnyException();
    }

    @Test
    void lists_tokenThatWasNeverGiven_areInvalidInput() {
        assertThatThrownBy(() -> world.glue.getJobs(list -> list.nextToken("none")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> world.glue.getJobRuns(l -> l.jobName(world.job).nextToken("none")))
                .isInstanceOf(InvalidInputException.class);
    }

    private static void assertRefused(String member, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        GlueException.class,
                        error -> {
                            assertThat(error.awsErrorDetails().errorCode())
                                    .isEqualTo("ValidationException");
                            assertThat(error.statusCode()).isEqualTo(400);
                            assertThat(error.requestId()).isNotBlank();
                        })
                .hasMessageContaining("1 validation error detected")
                .hasMessageContaining("'" + member + "'");
    }

    private static Map<String, String> tags(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "t" + i, i -> ""));
    }

    private static String[] ids(int count) {
        return Collections.nCopies(count, "jr_1").toArray(String[]::new);
    }

    private static Arguments definition(String member, Consumer<CreateJobRequest.Builder> wrong) {
        return Arguments.of(member, wrong);
    }

    private static Arguments start(String member, Consumer<StartJobRunRequest.Builder> wrong) {
        return Arguments.of(member, wrong);
    }

    private static Arguments call(String member, Consumer<GlueClient> wrong) {
        return Arguments.of(member, wrong);
    }
}
