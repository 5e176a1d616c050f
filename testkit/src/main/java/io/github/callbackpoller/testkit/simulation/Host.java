package io.github.callbackpoller.testkit.simulation;

import io.github.callbackpoller.Poller;
import io.github.callbackpoller.aws.ApiRetries;
import io.github.callbackpoller.aws.HeldBackException;
import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.engine.Verdict;
import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.port.PollerEvent;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import io.github.callbackpoller.sagemaker.SageMakerCallbacks;
import io.github.callbackpoller.sqs.QueueUrls;
import io.github.callbackpoller.sqs.SqsQueue;
import io.github.callbackpoller.sqs.SqsReceiver;
import io.github.callbackpoller.sqs.SqsSender;
import io.github.callbackpoller.testkit.simulation.Rollout.News;
import io.github.callbackpoller.trouble.TroubleException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A process that runs the library: it receives, handles and acknowledges, is held up, dies and
 * comes back without a memory.
 */
final class Host implements Caller {
    static final List<QueueName> CONSUMED =
            List.of(
                    QueueName.CALLBACK,
                    QueueName.CHECK,
                    QueueName.CALLBACK_DEAD_LETTERS,
                    QueueName.CHECK_DEAD_LETTERS);
    private static final QueueUrls URLS =
            QueueUrls.of(SimulatedSqs.url(QueueName.CALLBACK), SimulatedSqs.url(QueueName.CHECK))
                    .with(QueueName.PARKING, SimulatedSqs.url(QueueName.PARKING));
    private static final int MOST = 10;
    private static final Duration FOR_A_BATCH = Duration.ofSeconds(25);
    private static final Duration ASIDE = Duration.ofHours(11);
    private static final long BREATH = 20;
    private static final long AFTER_A_FAILURE = 1_000;
    private static final long LONGEST_PAUSE = Duration.ofMinutes(12).toMillis();
    private static final long LONGEST_HOLD = 300_000;
    private static final long LONGEST_CALL = 8_000;
    private static final long NANOS = 1_000_000;

    private final int number;
    private final String name;
    private final World world;
    private final Choices choices;
    private final Agenda agenda;
    private final SqsReceiver receiver;
    private final Supplier<Poller> fresh;
    private final InstantSource clock;
    private Poller poller;
    private long freeAt;
    private boolean busy;
    private boolean newer;

    /**
     * @param number of the host, from 1
     */
    Host(int number, World world, long skewMillis) {
        this.number = number;
        this.name = "host " + number + "    ";
        this.world = world;
        this.choices = world.choices;
        this.agenda = world.agenda;
        this.clock = () -> Instant.ofEpochMilli(agenda.now() + skewMillis);
        var sqs =
                new SimulatedSqs(
                        world.queues,
                        choices,
                        world::weather,
                        this,
                        world.promises::checkNoneIsLost);
        this.receiver =
                new SqsReceiver(sqs, queues(), clock, () -> agenda.now() * NANOS, ApiRetries.NONE);
        var sender = new SqsSender(sqs, URLS, ApiRetries.NONE);
        var assembly = world.assembly;
        var sageMaker = new SimulatedSageMaker(world.steps, agenda, this, world.truth);
        var callbacks =
                assembly.callbacks(
                        new SageMakerCallbacks(assembly.sageMaker(sageMaker), ApiRetries.NONE));
        var glue =
                assembly.adapter(
                        new GlueJobAdapter(
                                new SimulatedGlue(world.jobs, agenda, this, world::startIsGone),
                                ApiRetries.NONE));
        var definitions = assembly.definitions(world.policy);
        var older = world.rollout.brings(News.JOB) ? Policy.olderDefinitions() : definitions;
        var newerSender = world.rollout.newer(sender);
        var olderSender = assembly.sender(world.rollout.older(sender));
        this.fresh =
                () ->
                        Poller.builder(
                                        newer ? newerSender : olderSender,
                                        callbacks,
                                        newer ? definitions : older)
                                .adapter(glue)
                                .keys(Names::step)
                                .schedule(PollSchedule.breakEven(PollSchedule.CHECK_COST))
                                .listener(assembly.listener(this::hear))
                                .clock(clock)
                                .looksAtOnce(0)
                                .build();
        this.newer = world.rollout.hasReached(number);
        this.poller = fresh.get();
    }

    /** When it can receive again; {@link Agenda#NEVER} while it is in the middle of something. */
    long freeAt() {
        return busy ? Agenda.NEVER : freeAt;
    }

    boolean isFree() {
        return freeAt() <= agenda.now();
    }

    /** Hosts that don't know a job take no part in starting it. */
    boolean consumes(QueueName queue) {
        return newer || !world.rollout.brings(News.JOB) || queue.home() == QueueName.CHECK;
    }

    /** Receives once, and handles what came. */
    void serve(QueueName queue) {
        busy = true;
        freeAt = agenda.now() + BREATH;
        if (!newer && world.rollout.hasReached(number)) {
            newer = true;
            poller = fresh.get();
        }
        try {
            var received = receiver.receive(queue, MOST, Duration.ZERO);
            var batch =
                    world.assembly.handled(
                            newer ? world.rollout.read(received) : received, receiver::acknowledge);
            if (!batch.isEmpty()) {
                handle(batch);
            }
            freeAt = Math.max(freeAt, agenda.now());
        } catch (ProcessDied e) {
            die();
        } catch (TroubleException e) {
            freeAt = agenda.now() + AFTER_A_FAILURE;
        } finally {
            busy = false;
        }
    }

    @Override
    public <T> T call(String operation, Supplier<T> effect, ServiceErrors errors) {
        var weather = world.weather();
        world.note(() -> name + " calls " + operation);
        dieBy(weather.crash());
        dieBy(world.assembly.deathBefore(operation));
        if (choices.happens(weather.pause())) {
            holdUp(choices.millis(1, LONGEST_PAUSE));
        }
        if (choices.happens(weather.throttle())) {
            throw told(refusal(operation, errors));
        }
        if (choices.happens(weather.failure())) {
            throw told(errors.failed());
        }
        if (choices.happens(weather.slow())) {
            holdUp(choices.millis(1, LONGEST_CALL));
        }
        var answer = effect.get();
        dieBy(weather.crash());
        if (choices.happens(weather.lost())) {
            throw told(choices.pick(2) == 0 ? errors.lost() : errors.failed());
        }
        return answer;
    }

    /** The service refuses a call, or the client spares it one, which it does but for queues. */
    private RuntimeException refusal(String operation, ServiceErrors errors) {
        return errors == ServiceErrors.SQS || choices.pick(2) == 0
                ? errors.throttled()
                : new HeldBackException(
                        operation, Duration.ofMillis(choices.millis(1_000, LONGEST_HOLD)));
    }

    private void handle(List<Received> batch) {
        var verdicts = poller.handle(batch, clock.instant().plus(FOR_A_BATCH));
        acknowledge(batch, verdicts);
        showLater(batch, verdicts);
    }

    private void acknowledge(List<Received> batch, List<Verdict> verdicts) {
        var done = with(Verdict.ACKNOWLEDGE, batch, verdicts);
        if (!done.isEmpty()) {
            receiver.acknowledge(done);
        }
    }

    private void showLater(List<Received> batch, List<Verdict> verdicts) {
        var aside = with(Verdict.KEEP_ASIDE, batch, verdicts);
        if (!aside.isEmpty()) {
            receiver.showAgain(aside, ASIDE);
        }
    }

    private static List<Received> with(
            Verdict verdict, List<Received> batch, List<Verdict> verdicts) {
        var chosen = new ArrayList<Received>();
        for (int index = 0; index < batch.size(); index++) {
            if (verdicts.get(index) == verdict) {
                chosen.add(batch.get(index));
            }
        }
        return chosen;
    }

    private void hear(PollerEvent event) {
        judge(event);
        world.heard(event);
        world.note(
                () ->
                        name
                                + " "
                                + event.happening()
                                + event.delay()
                                        .map(delay -> " +" + delay.toSeconds() + "s")
                                        .orElse("")
                                + " "
                                + event.detail());
    }

    private static void judge(PollerEvent event) {
        var subject = event.subject();
        var texts =
                List.of(
                        event.detail(),
                        subject.pipeline(),
                        subject.execution(),
                        subject.key(),
                        subject.definition(),
                        subject.jobType(),
                        subject.runId(),
                        subject.phase());
        if (texts.stream().anyMatch(Names::areIn)) {
            throw new Broken(Invariant.NO_TOKEN_LEAKS, event.toString());
        }
        if (event.detail().startsWith("an unexpected")) {
            throw new Broken(Invariant.NO_UNEXPECTED_ERROR, event.detail());
        }
    }

    private void dieBy(double rate) {
        if (choices.happens(rate)) {
            throw new ProcessDied();
        }
    }

    private void die() {
        world.note(() -> name + " dies");
        freeAt = agenda.now() + choices.millis(1, world.assembly.longestDownMillis());
        poller = fresh.get();
    }

    private void holdUp(long millis) {
        world.note(() -> name + " is held up for " + millis + " ms");
        world.pass(millis);
    }

    private RuntimeException told(RuntimeException error) {
        world.note(() -> name + " gets " + error.getMessage());
        return error;
    }

    private static List<SqsQueue> queues() {
        return CONSUMED.stream()
                .map(name -> new SqsQueue(name, SimulatedSqs.url(name), Queues.VISIBILITY_TIMEOUT))
                .toList();
    }
}
