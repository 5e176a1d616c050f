package io.github.callbackpoller.worker.metrics;

import static io.github.callbackpoller.worker.metrics.Metrics.label;

import io.github.callbackpoller.decision.Happening;
import io.github.callbackpoller.port.EventSubject;
import io.github.callbackpoller.port.PollerEvent;
import io.github.callbackpoller.port.PollerListener;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts events, and tells a second listener of them. Thread-safe. */
public final class EventMetrics implements PollerListener {
    private final Metrics metrics;
    private final DefinitionLabel definitions;
    private final InstantSource clock;
    private final PollerListener next;
    private final Map<String, OldestSteps> oldest = new HashMap<>();

    /**
     * @param metrics where it is counted, from 0 for each event of each definition
     * @param definitions the names of the job definitions
     * @param clock tells the time
     * @param next who hears of each event too
     */
    public EventMetrics(
            Metrics metrics,
            Collection<String> definitions,
            InstantSource clock,
            PollerListener next) {
        this.metrics = metrics;
        this.definitions = new DefinitionLabel(definitions);
        this.clock = clock;
        this.next = next;
        this.definitions.all().forEach(this::beginAtZero);
    }

    @Override
    public void onEvent(PollerEvent event) {
        count(event);
        next.onEvent(event);
    }

    private void count(PollerEvent event) {
        var subject = event.subject();
        var definition = definitions.of(subject.definition());
        metrics.counter(Metric.EVENTS, label(event.happening()), definition).increment();
        event.detectionLag()
                .ifPresent(lag -> metrics.timer(Metric.DETECTION_LAG, definition).record(lag));
        switch (event.happening()) {
            case STARTED -> time(Metric.START, subject, definition);
            case ANSWERED -> {
                time(Metric.STEP, subject, definition);
                metrics.distribution(Metric.CHECKS_PER_CALLBACK, definition)
                        .record(subject.checksDone());
            }
            default -> {}
        }
        Optional.ofNullable(oldest.get(definition))
                .ifPresent(steps -> steps.saw(event, clock.instant()));
    }

    private void time(Metric metric, EventSubject subject, String definition) {
        subject.firstSeen()
                .map(seen -> Duration.between(seen, clock.instant()))
                .filter(time -> !time.isNegative())
                .ifPresent(time -> metrics.timer(metric, definition).record(time));
    }

    private void beginAtZero(String definition) {
        for (var happening : Happening.values()) {
            metrics.counter(Metric.EVENTS, label(happening), definition);
        }
        metrics.timer(Metric.START, definition);
        metrics.timer(Metric.STEP, definition);
        metrics.timer(Metric.DETECTION_LAG, definition);
        metrics.distribution(Metric.CHECKS_PER_CALLBACK, definition);
        var steps = new OldestSteps();
        oldest.put(definition, steps);
        metrics.timeGauge(Metric.OLDEST_STEP_AGE, () -> steps.age(clock.instant()), definition);
    }
}
