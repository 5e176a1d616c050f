package io.github.callbackpoller.worker;

import io.github.callbackpoller.Poller;
import io.github.callbackpoller.decision.Home;
import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.definition.Durations;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.loop.LoopSettings;
import io.github.callbackpoller.loop.QueueLoop;
import io.github.callbackpoller.sagemaker.SageMakerCallbacks;
import io.github.callbackpoller.sqs.SqsReceiver;
import io.github.callbackpoller.sqs.SqsSender;
import io.github.callbackpoller.worker.settings.JobsSource;
import io.github.callbackpoller.worker.settings.SettingsException;
import io.github.callbackpoller.worker.settings.WorkerSettings;
import io.github.callbackpoller.worker.startup.QueueCheck;
import io.github.callbackpoller.worker.startup.UnreachableException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker, ready to receive, with the services that it calls. Thread-safe. */
final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final AwsServices services;
    private final Supplier<QueueLoop> beginning;
    private Optional<QueueLoop> loop = Optional.empty();
    private boolean closed;

    private Worker(AwsServices services, Supplier<QueueLoop> beginning) {
        this.services = services;
        this.beginning = beginning;
    }

    /**
     * Makes sure that all is there.
     *
     * @throws SettingsException if the job definitions or the SDK's settings don't do
     * @throws UnreachableException if a queue can't be reached
     */
    static Worker open(WorkerSettings settings) {
        var definitions = definitions(settings.jobs());
        var services = AwsServices.fromEnvironment();
        try {
            return open(settings, definitions, services);
        } catch (RuntimeException e) {
            services.close();
            throw e;
        }
    }

    private static Worker open(
            WorkerSettings settings, JobDefinitions definitions, AwsServices services) {
        warnOfShortDrain(settings.loop());
        var found = QueueCheck.pass(services.sqs(), settings.queues());
        var home = new Home(HomeAccount.in(settings.queues()), services.region());
        var poller =
                Poller.builder(
                                new SqsSender(services.sqs(), settings.queues()),
                                new SageMakerCallbacks(services.sageMaker()),
                                definitions)
                        .adapter(new GlueJobAdapter(services.glue()))
                        .schedule(PollSchedule.breakEven(settings.checkCost()))
                        .limits(settings.limits())
                        .home(home)
                        .build();
        var receiver = new SqsReceiver(services.sqs(), found, InstantSource.system());
        var ready = new ReadyLine(found, settings.queues(), definitions, home);
        return new Worker(
                services,
                () -> {
                    LOG.info("{}", ready);
                    return poller.watch(receiver, settings.loop());
                });
    }

    /**
     * Receives until the worker is closed or has broken.
     *
     * @return what broke it
     */
    Optional<Throwable> run() throws InterruptedException {
        var begun = begin();
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        begun.get().await();
        return begun.get().failure();
    }

    /** Finishes what is in hand. Whoever comes second waits for the first. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            LOG.info("stopping");
            loop.ifPresent(QueueLoop::close);
            services.close();
            LOG.info("stopped");
        }
    }

    private synchronized Optional<QueueLoop> begin() {
        if (!closed) {
            loop = Optional.of(beginning.get());
        }
        return loop;
    }

    private static JobDefinitions definitions(JobsSource source) {
        try {
            return ClassPathJobs.read(source.name(), source.text());
        } catch (IllegalArgumentException e) {
            throw new SettingsException(String.valueOf(e.getMessage()));
        }
    }

    private static void warnOfShortDrain(LoopSettings loop) {
        if (loop.drain().compareTo(loop.longPoll()) < 0) {
            LOG.warn(
                    "drain ({}) is shorter than long-poll ({}): messages that arrive while the"
                            + " worker stops may stay invisible for their visibility timeout",
                    Durations.format(loop.drain()),
                    Durations.format(loop.longPoll()));
        }
    }
}
