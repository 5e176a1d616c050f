package io.github.callbackpoller.testkit;

import io.github.callbackpoller.Poller;
import io.github.callbackpoller.decision.AnswerResult;
import io.github.callbackpoller.decision.StepView;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.definition.JobDefinitionsReader;
import io.github.callbackpoller.engine.Verdict;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.message.CallbackToken;
import io.github.callbackpoller.port.Callbacks;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One host, or several, with queues, SageMaker and jobs in memory; time goes on by hand. */
final class World {
    static final CallbackToken TOKEN = CallbackToken.of("26vcYbeWsZ");
    static final String EXECUTION =
            "arn:aws:sagemaker:us-east-2:012345678901:pipeline/taxi/execution/7pinimwddh3a";

    final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
    final InMemoryQueues queues = new InMemoryQueues(clock);
    final InMemoryCallbacks callbacks = new InMemoryCallbacks();
    final ScriptedJobAdapter jobs = new ScriptedJobAdapter();
    final EventRecorder events = new EventRecorder();
    private final List<Poller> hosts = new ArrayList<>();
    private final JobDefinitions definitions;
    private Duration viewTakes = Duration.ZERO;
    private Runnable afterNextView = () -> {};
    private boolean answersBreak;
    private int turn;

    World() {
        this("");
    }

    World(String policy) {
        definitions =
                new JobDefinitionsReader(List.of(jobs))
                        .read(
                                "jobs.json",
                                """
                                {"jobs": {"prep": {"type": "scripted",
                                  "arguments": {"--in": "${input_location}"},
                                  "outputs": {"out": "${input_location}/done", "id": "${job.id}"}
                                  %s}},
                                 "default": "prep"}
                                """
                                        .formatted(policy));
        addHost();
    }

    /** One more process, with a memory of its own. */
    void addHost() {
        addHost(clock);
    }

    /** All processes are replaced by one whose clock is behind. */
    void restartBehind(Duration time) {
        hosts.clear();
        addHost(() -> clock.instant().minus(time));
    }

    /** One more process, whose clock is ahead. */
    void addHostAhead(Duration time) {
        addHost(() -> clock.instant().plus(time));
    }

    private void addHost(InstantSource itsClock) {
        hosts.add(
                Poller.builder(queues, new TroubledCallbacks(), definitions)
                        .looksAtOnce(0)
                        .adapter(jobs)
                        .listener(events)
                        .clock(itsClock)
                        .build());
    }

    /** All processes are replaced by one that remembers nothing. */
    void restart() {
        hosts.clear();
        addHost();
    }

    /** How long it takes from now on to read a step. */
    void slowViews(Duration each) {
        viewTakes = each;
    }

    /** What happens elsewhere once a host has read a step, and before it does anything. */
    void afterNextView(Runnable event) {
        afterNextView = event;
    }

    /** From now on answering throws, which no port should. */
    void breakAnswers() {
        answersBreak = true;
    }

    void begin() {
        callbacks.waitFor(TOKEN);
        queues.put(QueueName.CALLBACK, body("Executing"));
    }

    /** Another step of the same pipeline begins. */
    void beginAlso(CallbackToken token) {
        callbacks.waitFor(token);
        queues.put(QueueName.CALLBACK, body("Executing").replace(TOKEN.secret(), token.secret()));
    }

    /** The pipeline is tried once more, and SageMaker gives the step the token that it had. */
    void beginAgain() {
        callbacks.waitFor(TOKEN, clock.instant());
        queues.put(QueueName.CALLBACK, body("Executing"));
    }

    void stopPipeline() {
        callbacks.stop(TOKEN);
        queues.put(QueueName.CALLBACK, body("Stopping"));
    }

    static String body(String status) {
        return """
        {"token": "%s", "pipelineExecutionArn": "%s",
         "arguments": {"input_location": "s3://bucket/in"}, "status": "%s"}
        """
                .formatted(TOKEN.secret(), EXECUTION, status);
    }

    /** Lets an amount of time pass, everything being handled when it is due. */
    void advance(Duration time) {
        var until = clock.instant().plus(time);
        handleAll();
        Optional<Instant> next = queues.nextVisible();
        while (next.isPresent() && !next.get().isAfter(until)) {
            clock.advance(Duration.between(clock.instant(), next.get()));
            handleAll();
            next = queues.nextVisible();
        }
        clock.advance(Duration.between(clock.instant(), until));
    }

    /** Hosts take turns until nothing is visible. */
    void handleAll() {
        boolean any = true;
        while (any) {
            any = false;
            for (var queue : queues.queues()) {
                any |= handleOnce(queue, true) > 0;
            }
        }
    }

    /** One host handles what is visible on a queue; a crash comes before it can acknowledge. */
    void handleAndCrash(QueueName queue) {
        handleOnce(queue, false);
    }

    /** One host receives, and its time is up before it can do anything. */
    void handleWithoutTime(QueueName queue) {
        var batch = queues.receive(queue, 10, Duration.ZERO);
        var verdicts = hosts.get(0).handle(batch, clock.instant());
        for (int index = 0; index < batch.size(); index++) {
            if (verdicts.get(index) == Verdict.ACKNOWLEDGE) {
                queues.acknowledge(List.of(batch.get(index)));
            }
        }
    }

    private int handleOnce(QueueName queue, boolean acknowledges) {
        var batch = queues.receive(queue, 10, Duration.ZERO);
        if (batch.isEmpty()) {
            return 0;
        }
        var host = hosts.get(turn++ % hosts.size());
        var verdicts = host.handle(batch, clock.instant().plusSeconds(30));
        var done = new ArrayList<Received>();
        for (int index = 0; index < batch.size(); index++) {
            if (verdicts.get(index) == Verdict.ACKNOWLEDGE) {
                done.add(batch.get(index));
            }
        }
        if (acknowledges) {
            queues.acknowledge(done);
        }
        return batch.size();
    }

    JobHandle onlyJob() {
        if (jobs.started().size() != 1) {
            throw new AssertionError("not one job but " + jobs.started());
        }
        return jobs.started().get(0);
    }

    Optional<JobOutcome> outcome() {
        return callbacks.outcomeOf(TOKEN);
    }

    /** Messages on the queues that hosts receive from. */
    int liveMessages() {
        return queues.queues().stream().mapToInt(queue -> queues.contents(queue).size()).sum();
    }

    private final class TroubledCallbacks implements Callbacks {
        @Override
        public AnswerResult answer(CallbackStep step, Instant firstSeen, JobOutcome outcome) {
            if (answersBreak) {
                throw new IllegalStateException("answering was made to break");
            }
            return callbacks.answer(step, firstSeen, outcome);
        }

        @Override
        public StepView view(CallbackStep step) {
            clock.advance(viewTakes);
            var view = callbacks.view(step);
            var event = afterNextView;
            afterNextView = () -> {};
            event.run();
            return view;
        }
    }
}
