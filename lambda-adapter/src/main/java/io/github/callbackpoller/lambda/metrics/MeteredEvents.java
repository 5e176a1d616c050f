package io.github.callbackpoller.lambda.metrics;

import io.github.callbackpoller.port.PollerEvent;
import io.github.callbackpoller.port.PollerListener;

/**
 * Counts events, and tells a second listener of them.
 *
 * @param meter counts
 * @param next who hears of each event too
 */
public record MeteredEvents(Meter meter, PollerListener next) implements PollerListener {

    @Override
    public void onEvent(PollerEvent event) {
        count(event);
        next.onEvent(event);
    }

    private void count(PollerEvent event) {
        switch (event.happening()) {
            case STARTED -> meter.count(FunctionMetric.STARTS, 1);
            case ADOPTED, DUPLICATE_STOPPED, SUPERSEDED, ANSWERED_BEFORE ->
                    meter.count(FunctionMetric.DUPLICATES_AVOIDED, 1);
            case ANSWER_POSTPONED -> meter.count(FunctionMetric.ANSWERS_NOT_TAKEN, 1);
            case NUDGED -> meter.count(FunctionMetric.NUDGES, 1);
            case BURIED -> meter.count(FunctionMetric.PARKED, 1);
            default -> {}
        }
        event.detectionLag().ifPresent(meter::detected);
        event.delay().ifPresent(delay -> meter.count(FunctionMetric.REQUEUES, 1));
    }
}
