package io.github.callbackpoller.worker;

import io.github.callbackpoller.Poller;
import io.github.callbackpoller.aws.ApiRetries;
import io.github.callbackpoller.decision.Home;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.loop.QueueLoop;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sagemaker.SageMakerCallbacks;
import io.github.callbackpoller.sagemaker.SageMakerPipelines;
import io.github.callbackpoller.sqs.SqsQueue;
import io.github.callbackpoller.sqs.SqsReceiver;
import io.github.callbackpoller.sqs.SqsSender;
import io.github.callbackpoller.worker.health.Life;
import io.github.callbackpoller.worker.http.HttpEndpoint;
import io.github.callbackpoller.worker.metrics.MeteredCallbacks;
import io.github.callbackpoller.worker.metrics.MeteredSender;
import io.github.callbackpoller.worker.metrics.Metrics;
import io.github.callbackpoller.worker.settings.SettingsException;
import io.github.callbackpoller.worker.settings.WorkerSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts of a worker together, each with its observer. */
final class Assembly {
    private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);
    private static final InstantSource CLOCK = InstantSource.system();

    private final WorkerSettings settings;
    private final JobDefinitions definitions;
    private final AwsServices services;
    private final Metrics metrics;
    private final List<SqsQueue> found;
    private final Watched watched;

    Assembly(
            WorkerSettings settings,
            JobDefinitions definitions,
            AwsServices services,
            Metrics metrics,
            List<SqsQueue> found) {
        this.settings = settings;
        this.definitions = definitions;
        this.services = services;
        this.metrics = metrics;
        this.found = found;
        this.watched = new Watched(metrics, found.stream().map(SqsQueue::name).toList(), CLOCK);
    }

    /**
     * Where the worker tells how it is, if the settings say so.
     *
     * @throws SettingsException if nobody can listen there
     */
    Optional<HttpEndpoint> http(Life life) {
        var pages = watched.pages(life, settings.loop()).byPath();
        return settings.http()
                .map(
                        address -> {
                            try {
                                return HttpEndpoint.start(address, pages);
                            } catch (IOException e) {
                                throw new SettingsException(problem(address, e));
                            }
                        });
    }

    /** Begins to receive when called. */
    Supplier<QueueLoop> loop(Optional<HttpEndpoint> http) {
        var home = new Home(HomeAccount.in(settings.queues()), services.region());
        var handler = watched.handler(poller(home)::handle);
        var receiver = watched.receiver(new SqsReceiver(services.sqs(), found, CLOCK));
        return () -> {
            LOG.info(
                    "{}",
                    new ReadyLine(
                            found,
                            settings.queues(),
                            definitions,
                            home,
                            http.map(HttpEndpoint::url),
                            sinceStart()));
            StartupWarnings.tell(services.glue(), definitions);
            return QueueLoop.start(receiver, handler, settings.loop(), CLOCK);
        };
    }

    /** How long the process lives. */
    private static Optional<Duration> sinceStart() {
        return ProcessHandle.current()
                .info()
                .startInstant()
                .map(start -> Duration.between(start, CLOCK.instant()));
    }

    private Poller poller(Home home) {
        var builder =
                Poller.builder(
                        new MeteredSender(
                                new SqsSender(services.sqs(), settings.queues()), metrics),
                        new MeteredCallbacks(new SageMakerCallbacks(services.sageMaker()), metrics),
                        definitions);
        watched.adapters(new GlueJobAdapter(services.glue())).forEach(builder::adapter);
        return builder.schedule(settings.checks().schedule())
                .limits(settings.limits())
                .listener(watched.listener(definitions.byName().keySet()))
                .home(home)
                .nudges(
                        new SageMakerPipelines(services.sageMaker(), ApiRetries.DEFAULT),
                        settings.queues().url(QueueName.CALLBACK).orElseThrow())
                .build();
    }

    private static String problem(InetSocketAddress address, IOException error) {
        return "http-port "
                + address.getPort()
                + " on http-host "
                + address.getHostString()
                + " can't be listened on: "
                + error;
    }
}
