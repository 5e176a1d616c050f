package io.github.callbackpoller.engine;

import io.github.callbackpoller.decision.Look;
import io.github.callbackpoller.decision.Observation;
import io.github.callbackpoller.decision.StepRules;
import io.github.callbackpoller.decision.StepView;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobSearch;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.port.Callbacks;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at all that the messages of a batch need, in their order, the statuses of all of them
 * together.
 */
final class Observer {
    private final StepRules rules;
    private final Adapters adapters;
    private final Callbacks callbacks;
    private final InstantSource clock;

    Observer(StepRules rules, Adapters adapters, Callbacks callbacks, InstantSource clock) {
        this.rules = rules;
        this.adapters = adapters;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    /** What was seen before the status was read. */
    private record FirstLook(StepView view, Look<JobSearch> search, Optional<JobHandle> handle) {

        Optional<JobStatus> statusFromSearch() {
            return search.value().flatMap(found -> handle.map(found.jobs()::get));
        }

        Optional<JobHandle> stillToCheck() {
            return statusFromSearch().isPresent() ? Optional.empty() : handle;
        }

        Look<JobStatus> status(Map<JobHandle, Look<JobStatus>> checked) {
            return statusFromSearch()
                    .map(Look::told)
                    .or(() -> handle.map(checked::get))
                    .orElse(Look.notTaken());
        }

        Observation with(Look<JobStatus> status) {
            return new Observation(status, search, view);
        }
    }

    /** An observation for each message for which there was time. */
    Map<Considered, Observation> observe(List<Considered> messages, Instant finishBy) {
        var first = new LinkedHashMap<Considered, FirstLook>();
        for (var considered : messages) {
            inTime(finishBy, () -> first.put(considered, firstLook(considered.message())));
        }
        var checked =
                adapters.checkAll(
                        first.values().stream()
                                .map(FirstLook::stillToCheck)
                                .flatMap(Optional::stream)
                                .toList());
        var observations = new LinkedHashMap<Considered, Observation>();
        first.forEach(
                (considered, look) -> {
                    var status = look.status(checked);
                    if (isComplete(look, status)) {
                        observations.put(considered, look.with(status));
                    } else {
                        inTime(
                                finishBy,
                                () ->
                                        observations.put(
                                                considered,
                                                complete(considered.message(), look, status)));
                    }
                });
        return observations;
    }

    /**
     * What can't be looked at, for lack of time or for an error, must not take the others with it.
     */
    private void inTime(Instant finishBy, Runnable look) {
        if (!clock.instant().isBefore(finishBy)) {
            return;
        }
        try {
            look.run();
        } catch (RuntimeException e) {
            Log.LOG.error("A message could not be looked at", e);
        }
    }

    private FirstLook firstLook(PollerMessage message) {
        var needs = rules.needs(message, clock.instant());
        var view = needs.view() ? callbacks.view(message.step()) : StepView.UNKNOWN;
        return new FirstLook(
                view, needs.search() ? search(message, view) : Look.notTaken(), needs.status());
    }

    private boolean isComplete(FirstLook first, Look<JobStatus> status) {
        return !needsSearchNow(first, status) && !needsViewNow(first, status);
    }

    private boolean needsSearchNow(FirstLook first, Look<JobStatus> status) {
        return first.search().isNotTaken() && rules.needsSearchNow(status);
    }

    private boolean needsViewNow(FirstLook first, Look<JobStatus> status) {
        return first.view().equals(StepView.UNKNOWN) && rules.needsViewNow(status);
    }

    private Observation complete(PollerMessage message, FirstLook first, Look<JobStatus> status) {
        return new Observation(
                status,
                needsSearchNow(first, status) ? search(message, first.view()) : first.search(),
                needsViewNow(first, status) ? callbacks.view(message.step()) : first.view());
    }

    private Look<JobSearch> search(PollerMessage message, StepView view) {
        return rules.typeOf(message)
                .flatMap(
                        type ->
                                rules.searchFor(message, view)
                                        .map(request -> adapters.search(type, request)))
                .orElse(Look.notTaken());
    }
}
