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
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;

/**
 * Worker processes are killed and held up while one call in ten goes wrong: each step is answered
 * once and truthfully, and its job runs once. The profile {@code storm} has more of everything. It
 * prints what has happened as a table.
 */
@Isolated("it starts processes, which others would make slow")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "processes are held up by a signal")
class StormIT {
    private static final int CALLBACKS = Integer.getInteger("storm.callbacks", 12);
    private static final int WORKERS = Integer.getInteger("storm.workers", 2);
    private static final Duration STORM =
            Duration.ofSeconds(Integer.getInteger("storm.seconds", 10));
    private static final long SEED = Long.getLong("storm.seed", 20_261_123);

    /** An outcome that is not known is waited for a minute, a message in flight for 40 s. */
    private static final Duration PATIENCE = Duration.ofMinutes(10).plus(STORM);

    private static final int TOKEN_LENGTH = 10;
    private static final int JOB_SECONDS = 6;
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
                storm.awaitReady();
                storm.blow(STORM.dividedBy(2));
                stopSome(cloud);
                storm.blow(STORM.dividedBy(2));
                cloud.sandbox.faults().clear();
                var open = new HashSet<>(all());
                open.removeIf(execution -> hasEnded(cloud, execution));
                int inTheStorm = CALLBACKS - open.size();
                awaitEnds(cloud, storm, open);
                cloud.awaitQuiet(PATIENCE);

                var runs = new StormRuns(mixed.runsByExecution(all()));
                var took = Duration.ofNanos(System.nanoTime() - begun);
                print(cloud, storm, runs, inTheStorm, took);
                assertAnswers(cloud);
                assertRuns(runs, storm.pauses());
                assertThat(storm.said(tokens, TOKEN_LENGTH)).isEmpty();
                assertThat(cloud.messages(QueueName.PARKING)).isZero();
                assertThat(cloud.deadLetters()).isZero();
            }
        }
    }

    private static void awaitEnds(Cloud cloud, Storm storm, Set<String> open) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> {
                            storm.tend();
                            open.removeIf(execution -> hasEnded(cloud, execution));
                            return open.isEmpty();
                        });
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

    private static boolean hasEnded(Cloud cloud, String execution) {
        var status = cloud.status(execution);
        return status != PipelineExecutionStatus.EXECUTING
                && status != PipelineExecutionStatus.STOPPING;
    }

    private void assertAnswers(Cloud cloud) {
        assertThat(tokens).hasSize(CALLBACKS);
        assertThat(cloud.sandbox.answers()).isEqualTo(CALLBACKS);
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
    private void assertRuns(StormRuns runs, int pauses) {
        runs.assertNoneRuns();
        runs.assertOneOfEach(good, JobRunState.SUCCEEDED);
        runs.assertOneOfEach(bad, JobRunState.FAILED);
        runs.assertAllOfEach(stopped, JobRunState.STOPPED);
        assertThat(runs.twice()).isLessThanOrEqualTo(pauses);
    }

    private static int struck(Cloud cloud) {
        return cloud.sandbox.calls().struck().values().stream().mapToInt(times -> times).sum();
    }

    private void print(
            Cloud cloud, Storm storm, StormRuns runs, int answeredInTheStorm, Duration took) {
        System.out.println("storm with seed " + SEED);
        row("callbacks", CALLBACKS);
        row("workers", WORKERS);
        row("kills", storm.kills());
        row("pauses", storm.pauses());
        row("pauses longer than visibility", storm.longPauses());
        row("calls that went wrong", struck(cloud));
        row("answered in the storm", answeredInTheStorm);
        row("answers that counted", cloud.sandbox.answers());
        row("told that it succeeded", good.size());
        row("told that it failed", bad.size());
        row("stopped", stopped.size());
        row("calls of StartJobRun", cloud.sandbox.calls().count("StartJobRun"));
        row("runs", runs.number());
        row("steps with two runs", runs.twice());
        row("of these at the same time", runs.overlapping());
        row("duplicate runs stopped", storm.count("event=DUPLICATE_STOPPED"));
        row("superseded messages dropped", storm.count("event=SUPERSEDED"));
        row("messages left", cloud.messages(QueueName.CALLBACK) + cloud.messages(QueueName.CHECK));
        row("messages parked", cloud.messages(QueueName.PARKING));
        row("dead letters", cloud.deadLetters());
        row("seconds", took.toSeconds());
    }

    private static void row(String name, long figure) {
        System.out.printf("%32s %8s%n", name, figure);
    }
}
