package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sandbox.wire.Fault;
import io.github.callbackpoller.sandbox.wire.FaultKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;

/**
 * Worker processes are killed and held up while one call in ten goes wrong: each step is answered
 * once and truthfully, and its job runs once. The profile {@code storm} has more of everything.
 */
@Tag("processes")
@Execution(ExecutionMode.CONCURRENT)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes are held up by a signal")
class StormIT {
    private static final int CALLBACKS = Integer.getInteger("storm.callbacks", 40);
    private static final int WORKERS = Integer.getInteger("storm.workers", 2);
    private static final Duration STORM =
            Duration.ofSeconds(Integer.getInteger("storm.seconds", 25));
    private static final long SEED = Long.getLong("storm.seed", 20_261_123);

    /** An outcome that is not known is waited for a minute, a message in flight for 40 s. */
    private static final Duration PATIENCE = Duration.ofMinutes(5).plus(STORM);

    private static final int TOKEN_LENGTH = 10;
    private static final int JOB_SECONDS = 8;
    private static final double RATE = 0.033;
    private static final List<FaultKind> FAILURES =
            List.of(FaultKind.THROTTLE, FaultKind.SERVER_ERROR, FaultKind.LOST_RESPONSE);

    @TempDir private Path folder;

    private final List<String> good = new ArrayList<>();
    private final List<String> bad = new ArrayList<>();
    private final List<String> stopped = new ArrayList<>();
    private final Set<String> tokens = new HashSet<>();

    @Test
    void workersAreKilledAndHeldUp_eachStepIsAnsweredOnceAndItsJobRunsOnce() throws IOException {
        long begun = System.nanoTime();
        try (var cloud = new Cloud()) {
            var mixed = new Mixed(cloud, CALLBACKS, JOB_SECONDS);
            start(mixed);
            makeTrouble(cloud);
            try (var storm = new Storm(cloud, folder, WORKERS, SEED)) {
                storm.blow(STORM.dividedBy(2));
                stopSome(cloud);
                storm.blow(STORM.dividedBy(2));
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofSeconds(1))
                        .ignoreExceptions()
                        .until(
                                () -> {
                                    storm.tend();
                                    return allEnded(cloud);
                                });
                cloud.sandbox.faults().clear();
                cloud.awaitQuiet(PATIENCE);

                var runs = mixed.runsByExecution(all());
                print(cloud, storm, runs, Duration.ofNanos(System.nanoTime() - begun));
                assertAnswers(cloud);
                assertRuns(runs, storm.pauses());
                assertThat(storm.said(tokens, TOKEN_LENGTH)).isEmpty();
                assertThat(cloud.messages(QueueName.PARKING)).isZero();
            }
        }
    }

    private void start(Mixed mixed) {
        for (int number = 0; number < CALLBACKS; number++) {
            switch (number % 10) {
                case 0, 1 -> bad.add(mixed.start(Mixed.BAD));
                case 2 -> stopped.add(mixed.start(Mixed.LONG));
                default -> good.add(mixed.start(Mixed.GOOD));
            }
        }
    }

    private static void makeTrouble(Cloud cloud) {
        long seed = SEED;
        for (var service : List.of("glue:*", "sagemaker:*", "sqs:*")) {
            for (var kind : FAILURES) {
                cloud.sandbox.faults().inject(Fault.of(service, kind).rate(RATE, seed++));
            }
        }
    }

    /** What the test itself does goes through the same services, so the weather clears for it. */
    private void stopSome(Cloud cloud) {
        cloud.sandbox.faults().clear();
        all().forEach(execution -> tokens.add(cloud.token(execution)));
        stopped.forEach(
                execution ->
                        cloud.sageMaker.stopPipelineExecution(
                                stop -> stop.pipelineExecutionArn(execution)));
        makeTrouble(cloud);
    }

    private List<String> all() {
        var all = new ArrayList<>(good);
        all.addAll(bad);
        all.addAll(stopped);
        return all;
    }

    private boolean allEnded(Cloud cloud) {
        return all().stream()
                .map(cloud::status)
                .noneMatch(
                        status ->
                                status == PipelineExecutionStatus.EXECUTING
                                        || status == PipelineExecutionStatus.STOPPING);
    }

    private void assertAnswers(Cloud cloud) {
        assertThat(tokens).hasSize(CALLBACKS);
        assertThat(good).allMatch(arn -> cloud.status(arn) == PipelineExecutionStatus.SUCCEEDED);
        assertThat(bad)
                .allSatisfy(
                        arn ->
                                assertThat(cloud.step(arn).failureReason())
                                        .contains("FAILED", Mixed.ERROR));
        assertThat(stopped).allMatch(arn -> cloud.status(arn) == PipelineExecutionStatus.STOPPED);
    }

    /**
     * A process that is held up between its look and its start may start a second run: never more
     * than one for each time that one was held up.
     */
    private void assertRuns(Map<String, List<JobRun>> runs, int pauses) {
        assertThat(runs.values()).allSatisfy(of -> assertThat(of).noneMatch(StormIT::isLive));
        good.forEach(arn -> assertThat(states(runs, arn)).contains(JobRunState.SUCCEEDED));
        bad.forEach(arn -> assertThat(states(runs, arn)).contains(JobRunState.FAILED));
        stopped.forEach(
                arn ->
                        assertThat(states(runs, arn))
                                .allMatch(state -> state == JobRunState.STOPPED));
        assertThat(twice(runs)).isLessThanOrEqualTo(pauses);
    }

    private static List<JobRunState> states(Map<String, List<JobRun>> runs, String execution) {
        return runs.getOrDefault(execution, List.of()).stream().map(JobRun::jobRunState).toList();
    }

    private static boolean isLive(JobRun run) {
        return run.completedOn() == null;
    }

    private static long twice(Map<String, List<JobRun>> runs) {
        return runs.values().stream().filter(of -> of.size() > 1).count();
    }

    private void print(Cloud cloud, Storm storm, Map<String, List<JobRun>> runs, Duration took) {
        var table =
                Map.ofEntries(
                        Map.entry("callbacks", CALLBACKS),
                        Map.entry("workers", WORKERS),
                        Map.entry("kills", storm.kills()),
                        Map.entry("pauses", storm.pauses()),
                        Map.entry("answers that counted", cloud.sandbox.answers()),
                        Map.entry(
                                "calls of StartJobRun", cloud.sandbox.calls().count("StartJobRun")),
                        Map.entry("runs", runs.values().stream().mapToInt(List::size).sum()),
                        Map.entry("steps with two runs", twice(runs)),
                        Map.entry("seconds", took.toSeconds()));
        System.out.println("storm with seed " + SEED);
        new java.util.TreeMap<>(table)
                .forEach((name, figure) -> System.out.printf("%24s %8s%n", name, figure));
    }
}
