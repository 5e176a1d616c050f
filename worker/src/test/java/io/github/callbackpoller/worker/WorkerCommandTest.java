package io.github.callbackpoller.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // Some resources are there to be closed.
class WorkerCommandTest {

    /** Nothing listens on the port for TCP multiplexing. */
    private static final String NOBODY = "http://localhost:1";

    @Test
    void worker_noSettings_exitsWithUsageAndNamesWhatIsMissing() {
        var run = CommandRun.of("worker");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .hasSize(2)
                .allMatch(line -> line.startsWith("poller worker: "))
                .allMatch(line -> line.contains(" is missing: "));
    }

    @Test
    void worker_flagOutOfRange_exitsWithUsage() {
        var run =
                CommandRun.of(
                        AwsVariables.queuesAt(NOBODY), "worker", "--check-cost=2h", "--drain", "x");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("check-cost is '2h' (flag --check-cost), allowed: 1ms to 1h")
                .contains("drain is 'x' (flag --drain), allowed: 0s to 10m");
    }

    @Test
    void worker_badDefinitions_exitsWithUsage() {
        var environment = new HashMap<>(AwsVariables.queuesAt(NOBODY));
        environment.put("JOBS_JSON", "{\"jobs\": {\"a\": {\"type\": \"glu\"}}}");

        var run = CommandRun.of(environment, "worker");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("poller worker: jobs-json: jobs.a.type");
    }

    @Test
    void worker_definitionsFileThatIsNotThere_exitsWithUsage() {
        var run =
                CommandRun.of(
                        AwsVariables.queuesAt(NOBODY), "worker", "--jobs-file", "/no/such/file");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("jobs-file /no/such/file can't be read: there is no such file");
    }

    @Test
    void worker_nobodyAtTheEndpoint_exitsWithUnreachableAndNamesQueueAndEndpoint() {
        try (var variables = new AwsVariables(NOBODY)) {
            var run = CommandRun.of(AwsVariables.queuesAt(NOBODY), "worker");

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "poller worker: callback queue http://localhost:1/123456789012/callbacks"
                                    + " can't be reached at http://localhost:1 (")
                    .contains("Connection refused");
        }
    }

    @Test
    void worker_queueThatIsNotThere_exitsWithUnreachableAndNamesIt() throws IOException {
        try (var sqs = new SqsStub();
                var variables = new AwsVariables(sqs.endpoint())) {
            var parking = sqs.endpoint() + "/123456789012/parked";

            var run =
                    CommandRun.of(
                            AwsVariables.queuesAt(sqs.endpoint()),
                            "worker",
                            "--parking-queue-url",
                            parking);

            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.err())
                    .contains("parking queue " + parking + " does not exist at " + sqs.endpoint());
        }
    }

    @Test
    void worker_deadLetterQueueThatIsTheParkingQueue_exitsWithUsageAndSaysWhatToDo()
            throws IOException {
        try (var sqs = new SqsStub();
                var variables = new AwsVariables(sqs.endpoint())) {
            sqs.with("parked", "\"QueueArn\": \"arn:aws:sqs:eu-west-1:123456789012:parked\"")
                    .with(
                            "checks",
                            "\"RedrivePolicy\": \"{\\\"deadLetterTargetArn\\\":"
                                    + "\\\"arn:aws:sqs:eu-west-1:123456789012:parked\\\"}\"");

            var run =
                    CommandRun.of(
                            AwsVariables.queuesAt(sqs.endpoint()),
                            "worker",
                            "--parking-queue-url",
                            sqs.endpoint() + "/123456789012/parked");

            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err())
                    .contains("poller worker: check dead-letter queue ")
                    .contains(" is the parking queue too: ", "Give each purpose its own queue.");
        }
    }

    @Test
    void worker_parkingQueueThatMayOnlyBeSentTo_begins() throws Exception {
        try (var sqs = new SqsStub();
                var variables = new AwsVariables(sqs.endpoint())) {
            sqs.with("parked", SqsStub.DENIED);
            var environment = new HashMap<>(AwsVariables.queuesAt(sqs.endpoint()));
            environment.put("PARKING_QUEUE_URL", sqs.endpoint() + "/123456789012/parked");

            var run = stoppedOnceItReceives(sqs, environment);

            assertThat(run.exitCode()).isZero();
            assertThat(run.err())
                    .containsPattern("WARN .* parking queue http.*/parked can't be looked at")
                    .containsPattern("ready: .*parking http.*/parked;");
        }
    }

    @Test
    void worker_interruptedWhileItReceives_drainsAndStopsGood() throws Exception {
        try (var sqs = new SqsStub();
                var variables = new AwsVariables(sqs.endpoint())) {
            var run = stoppedOnceItReceives(sqs, AwsVariables.queuesAt(sqs.endpoint()));

            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .contains("There is no parking queue", "has no dead-letter queue")
                    .containsPattern("ready: callback http.*, check http.*parking none; jobs a;")
                    .contains("for account 123456789012 in eu-west-1; version ")
                    .containsSubsequence("stopping", "stopped")
                    .doesNotContain("not finished in time");
        }
    }

    private static CommandRun stoppedOnceItReceives(SqsStub sqs, Map<String, String> environment)
            throws InterruptedException {
        var ended = new CompletableFuture<CommandRun>();
        var worker = new Thread(() -> ended.complete(run(environment)));
        worker.start();
        sqs.awaitReceive();
        worker.interrupt();
        sqs.release();
        return ended.join();
    }

    private static CommandRun run(Map<String, String> environment) {
        return CommandRun.of(environment, "worker", "--log-format", "text");
    }
}
