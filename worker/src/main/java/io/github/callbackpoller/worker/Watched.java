package io.github.callbackpoller.worker;

import io.github.callbackpoller.LoggingListener;
import io.github.callbackpoller.Poller;
import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.loop.BatchHandler;
import io.github.callbackpoller.loop.LoopSettings;
import io.github.callbackpoller.port.MessageReceiver;
import io.github.callbackpoller.port.PollerListener;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.worker.health.Activity;
import io.github.callbackpoller.worker.health.Health;
import io.github.callbackpoller.worker.health.Life;
import io.github.callbackpoller.worker.health.NotingHandler;
import io.github.callbackpoller.worker.health.NotingReceiver;
import io.github.callbackpoller.worker.health.Readiness;
import io.github.callbackpoller.worker.metrics.ActivityMetrics;
import io.github.callbackpoller.worker.metrics.EventMetrics;
import io.github.callbackpoller.worker.metrics.MeteredAdapter;
import io.github.callbackpoller.worker.metrics.MeteredHandler;
import io.github.callbackpoller.worker.metrics.MeteredReceiver;
import io.github.callbackpoller.worker.metrics.Metrics;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Puts an observer before each part of a worker. Thread-safe. */
final class Watched {
    private final Metrics metrics;
    private final InstantSource clock;
    private final Collection<QueueName> queues;
    private final Activity activity;

    Watched(Metrics metrics, Collection<QueueName> queues, InstantSource clock) {
        this.metrics = metrics;
        this.clock = clock;
        this.queues = queues;
        this.activity = new Activity(queues, clock.instant());
    }

    /** Those of the class path, and that of Glue with a client of the worker's. */
    List<JobAdapter> adapters(GlueJobAdapter glue) {
        return Stream.concat(Poller.adaptersOnClassPath().stream(), Stream.of(glue))
                .<JobAdapter>map(adapter -> new MeteredAdapter(adapter, metrics))
                .toList();
    }

    PollerListener listener(Collection<String> definitions) {
        return new EventMetrics(metrics, definitions, clock, new LoggingListener());
    }

    MessageReceiver receiver(MessageReceiver receiver) {
        return new NotingReceiver(new MeteredReceiver(receiver, metrics), activity, clock);
    }

    BatchHandler handler(BatchHandler handler) {
        return new NotingHandler(new MeteredHandler(handler, metrics, queues), activity, clock);
    }

    StatusPages pages(Life life, LoopSettings loop) {
        var readiness = new Readiness(activity, clock);
        var health = new Health(life, activity, loop.drain(), clock);
        var pages = new StatusPages(life, health, readiness, metrics);
        ActivityMetrics.show(activity, pages::isReady, clock, metrics);
        ActivityMetrics.showVersion(Version.current(), metrics);
        return pages;
    }
}
