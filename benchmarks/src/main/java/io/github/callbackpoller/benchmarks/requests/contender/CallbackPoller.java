package io.github.callbackpoller.benchmarks.requests.contender;

import io.github.callbackpoller.Poller;
import io.github.callbackpoller.aws.AwsClients;
import io.github.callbackpoller.benchmarks.requests.Workload;
import io.github.callbackpoller.decision.AnswerResult;
import io.github.callbackpoller.decision.Happening;
import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.decision.StepView;
import io.github.callbackpoller.definition.JobDefinitionsReader;
import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.loop.LoopSettings;
import io.github.callbackpoller.loop.QueueLoop;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.port.Callbacks;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sqs.QueueUrls;
import io.github.callbackpoller.sqs.SqsQueue;
import io.github.callbackpoller.sqs.SqsReceiver;
import io.github.callbackpoller.sqs.SqsSender;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The poller as its worker runs it. */
final class CallbackPoller implements Contender {
    private final QueueLoop loop;

    CallbackPoller(Services services, Meter meter) {
        var sqs = AwsClients.buildForLongPolling(services.sqsBuilder(meter));
        var glue = new GlueJobAdapter(AwsClients.build(services.glueBuilder(meter)));
        var definitions =
                new JobDefinitionsReader(List.of(glue))
                        .read(
                                "benchmark",
                                "{\"jobs\": {\"taxi-prep\": {\"type\": \"glue\", \"jobName\": \""
                                        + Workload.JOB
                                        + "\"}}, \"default\": \"taxi-prep\"}");
        var urls = QueueUrls.of(services.queueUrl() + "-callback", services.queueUrl());
        var poller =
                Poller.builder(new SqsSender(sqs, urls), new NoCallbacks(), definitions)
                        .adapter(glue)
                        .schedule(PollSchedule.fixed(Duration.ofSeconds(Workload.DELAY_SECONDS)))
                        .stepsRemembered(50_000)
                        .listener(
                                event -> {
                                    if (event.happening() == Happening.STILL_RUNNING) {
                                        meter.checked(1);
                                    }
                                })
                        .build();
        var queue = new SqsQueue(QueueName.CHECK, services.queueUrl(), Duration.ofMinutes(2));
        loop =
                poller.watch(
                        new SqsReceiver(sqs, List.of(queue), InstantSource.system()),
                        LoopSettings.DEFAULT);
    }

    @Override
    public void close() {
        loop.close();
    }

    /** No job ends, so nothing is answered; each step waits. */
    private static final class NoCallbacks implements Callbacks {
        @Override
        public AnswerResult answer(CallbackStep step, Instant firstSeen, JobOutcome outcome) {
            throw new IllegalStateException("no job ends: " + Map.of("at", firstSeen));
        }

        @Override
        public StepView view(CallbackStep step) {
            throw new IllegalStateException("every step was seen just now");
        }
    }
}
