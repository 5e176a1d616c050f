package io.github.callbackpoller.worker;

import io.github.callbackpoller.definition.Durations;
import io.github.callbackpoller.loop.LoopSettings;
import io.github.callbackpoller.loop.QueueLoop;
import io.github.callbackpoller.worker.health.Life;
import io.github.callbackpoller.worker.http.HttpEndpoint;
import io.github.callbackpoller.worker.metrics.AwsCallMetrics;
import io.github.callbackpoller.worker.metrics.Metrics;
import io.github.callbackpoller.worker.settings.SettingsException;
import io.github.callbackpoller.worker.settings.WorkerSettings;
import io.github.callbackpoller.worker.startup.QueueCheck;
import io.github.callbackpoller.worker.startup.UnreachableException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker, ready to receive, with the services that it calls. Thread-safe. */
final class Worker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

    private final AwsServices services;
    private final Metrics metrics;
    private final Life life;
    private final Optional<HttpEndpoint> http;
    private final Supplier<QueueLoop> beginning;
    private Optional<QueueLoop> loop = Optional.empty();
    private boolean closed;

    private Worker(AwsServices services, Metrics metrics, Assembly parts) {
        this.services = services;
        this.metrics = metrics;
        this.life = new Life();
        this.http = parts.http(life);
        this.beginning = parts.loop(http);
    }

    /**
     * Makes sure that all is there.
     *
     * @throws SettingsException if the job definitions, the queues, the HTTP port or the SDK's
     *     settings don't do
     * @throws UnreachableException if a queue can't be reached
     */
    static Worker open(WorkerSettings settings) {
        var definitions = ClassPathJobs.of(settings.jobs());
        var metrics = new Metrics();
        try {
            var services = AwsServices.fromEnvironment(new AwsCallMetrics(metrics));
            try {
                warnOfShortDrain(settings.loop());
                var found = QueueCheck.pass(services.sqs(), settings.queues());
                return new Worker(
                        services,
                        metrics,
                        new Assembly(settings, definitions, services, metrics, found));
            } catch (RuntimeException e) {
                services.close();
                throw e;
            }
        } catch (RuntimeException e) {
            metrics.close();
            throw e;
        }
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
            life.stops();
            loop.ifPresent(QueueLoop::close);
            http.ifPresent(HttpEndpoint::close);
            metrics.close();
            services.close();
            LOG.info("stopped");
        }
    }

    private synchronized Optional<QueueLoop> begin() {
        if (!closed) {
            var begun = beginning.get();
            loop = Optional.of(begun);
            life.receives(begun::failure);
        }
        return loop;
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
