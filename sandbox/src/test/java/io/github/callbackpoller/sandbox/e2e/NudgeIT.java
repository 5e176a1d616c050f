package io.github.callbackpoller.sandbox.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.Poller;
import io.github.callbackpoller.aws.ApiRetries;
import io.github.callbackpoller.decision.Happening;
import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.definition.JobDefinitionsReader;
import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.loop.LoopSettings;
import io.github.callbackpoller.loop.QueueLoop;
import io.github.callbackpoller.port.PollerEvent;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sagemaker.SageMakerCallbacks;
import io.github.callbackpoller.sagemaker.SageMakerPipelines;
import io.github.callbackpoller.sandbox.behaviour.EventRoute;
import io.github.callbackpoller.sandbox.behaviour.Lag;
import io.github.callbackpoller.sqs.QueueUrls;
import io.github.callbackpoller.sqs.SqsQueue;
import io.github.callbackpoller.sqs.SqsReceiver;
import io.github.callbackpoller.sqs.SqsSender;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Events of Glue have jobs checked when they end, and change no answer. */
@Execution(ExecutionMode.CONCURRENT)
class NudgeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(180);
    private static final Duration RARE = Duration.ofMinutes(10);

    private final Cloud cloud = new Cloud();
    private final QueueUrls urls =
            cloud.urls.with(
                    QueueName.NUDGE,
                    cloud.queue("nudges", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "60")));
    private final List<PollerEvent> events = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        cloud.close();
    }

    @Test
    void jobEnds_eventHasItCheckedWithinSeconds_longBeforeItsNextCheck() {
        route(0, 0);
        cloud.createJob("RUNNING:3,SUCCEEDED", 5);

        try (var host = start(RARE)) {
            var executions = List.of(cloud.startExecution(), cloud.startExecution());

            assertThat(executions)
                    .extracting(cloud::awaitEnd)
                    .containsOnly(PipelineExecutionStatus.SUCCEEDED);
            assertThat(host.failure()).isEmpty();
        }

        assertThat(lags()).hasSize(2).allMatch(lag -> lag.compareTo(Duration.ofSeconds(3)) < 0);
        assertThat(happenings()).contains(Happening.NUDGED);
        assertThat(cloud.runs()).hasSize(2);
        assertThat(cloud.sandbox.answers()).isEqualTo(2);
    }

    @Test
    void jobFails_eventIsLateAndDoubled_stepIsToldOnce() {
        route(0, 1);
        cloud.sandbox.lags().set(Lag.EVENT_SENT, Duration.ofSeconds(2));
        cloud.createJob("RUNNING:2,FAILED", 5, "no space left");

        try (var host = start(RARE)) {
            var execution = cloud.startExecution();

            assertThat(cloud.awaitEnd(execution)).isEqualTo(PipelineExecutionStatus.FAILED);
            assertThat(cloud.step(execution).failureReason()).contains("no space left");
            assertThat(host.failure()).isEmpty();
        }

        assertThat(lags()).hasSize(1);
        assertThat(cloud.sandbox.answers()).isEqualTo(1);
    }

    @Test
    void allEventsAreLost_answersAreTheSame() {
        route(1, 0);
        cloud.createJob("RUNNING:2,SUCCEEDED", 5);

        try (var host = start(Duration.ofSeconds(1))) {
            assertThat(cloud.awaitEnd(cloud.startExecution()))
                    .isEqualTo(PipelineExecutionStatus.SUCCEEDED);
            assertThat(host.failure()).isEmpty();
        }

        assertThat(happenings()).doesNotContain(Happening.NUDGED);
    }

    @Test
    void eventsOfOthersAndJunk_areDropped_andNothingStarts() {
        cloud.createJob("RUNNING:1,SUCCEEDED", 5);
        cloud.glue.startJobRun(run -> run.jobName(Cloud.JOB));
        var id = cloud.runs().get(0).id();
        var other = event(Cloud.JOB, id);
        var unknown = event("nobody's", id);
        for (var body : List.of(other, unknown, "{\"detail\": []}", "not JSON", "[]", "{}")) {
            cloud.sqs.sendMessage(m -> m.queueUrl(url()).messageBody(body));
        }

        try (var host = start(RARE)) {
            await().atMost(PATIENCE).until(() -> cloud.messages(url()) == 0);
            assertThat(host.failure()).isEmpty();
        }

        assertThat(happenings()).isEmpty();
        assertThat(cloud.messages(QueueName.CHECK)).isZero();
        assertThat(cloud.runs()).hasSize(1);
    }

    private static String event(String job, String run) {
        return """
               {"source": "aws.glue", "detail-type": "Glue Job State Change",
                "detail": {"jobName": "%s", "jobRunId": "%s", "state": "SUCCEEDED"}}
               """
                .formatted(job, run);
    }

    private void route(double lost, double doubled) {
        cloud.sandbox.eventRoute().set(new EventRoute.Setting(Optional.of(url()), lost, doubled));
    }

    private String url() {
        return urls.url(QueueName.NUDGE).orElseThrow();
    }

    private List<Duration> lags() {
        return events.stream().flatMap(event -> event.detectionLag().stream()).toList();
    }

    private List<Happening> happenings() {
        return events.stream().map(PollerEvent::happening).toList();
    }

    private QueueLoop start(Duration betweenChecks) {
        var adapter = new GlueJobAdapter(cloud.glue);
        var poller =
                Poller.builder(
                                new SqsSender(cloud.sqs, urls),
                                new SageMakerCallbacks(cloud.sageMaker),
                                new JobDefinitionsReader(List.of(adapter))
                                        .read("test", Cloud.DEFINITIONS))
                        .adapter(adapter)
                        .schedule(PollSchedule.fixed(betweenChecks))
                        .listener(events::add)
                        .nudges(
                                new SageMakerPipelines(cloud.sageMaker, ApiRetries.DEFAULT),
                                cloud.url(QueueName.CALLBACK))
                        .build();
        return poller.watch(
                new SqsReceiver(
                        cloud.sqs, SqsQueue.discover(cloud.sqs, urls), InstantSource.system()),
                new LoopSettings(
                        2, Duration.ofSeconds(1), Duration.ofSeconds(20), Duration.ofMillis(200)));
    }
}
