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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks at all that the messages of a batch need: first what each needs for itself, then the
 * statuses of all of them together, then what these call for.
 */
final class Observer {
    private final StepRules rules;
    private final Adapters adapters;
    private final Callbacks callbacks;
    private final Looks looks;
    private final InstantSource clock;

    Observer(StepRules rules, Engine.World world, InstantSource clock) {
        this.rules = rules;
        this.adapters = world.adapters();
        this.callbacks = world.callbacks();
        this.looks = world.looks();
        this.clock = clock;
    }

    /** What was seen before the status was read. */
    private record FirstLook(
            Considered of, StepView view, Look<JobSearch> search, Optional<JobHandle> handle) {

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

    /** An observation of a message. */
    record Observed(Considered of, Observation seen) {}

    /** One for each message for which there was time. */
    List<Observed> observe(List<Considered> messages, Instant finishBy) {
        var first =
                looks.all(messages, one -> inTime(finishBy, () -> firstLook(one))).stream()
                        .flatMap(Optional::stream)
                        .toList();
        var checked =
                adapters.checkAll(
                        first.stream()
                                .map(FirstLook::stillToCheck)
                                .flatMap(Optional::stream)
                                .toList());
        var seen = looks.all(first, look -> observation(look, checked, finishBy));
        var observations = new ArrayList<Observed>();
        for (int index = 0; index < first.size(); index++) {
            var considered = first.get(index).of();
            seen.get(index).ifPresent(one -> observations.add(new Observed(considered, one)));
        }
        return observations;
    }

    /**
     * What can't be looked at, for lack of time or for an error, must not take the others with it.
     */
    private <T> Optional<T> inTime(Instant finishBy, Supplier<T> look) {
        if (!clock.instant().isBefore(finishBy)) {
            return Optional.empty();
        }
        try {
            return Optional.of(look.get());
        } catch (RuntimeException e) {
            Log.LOG.error("A message could not be looked at", e);
            return Optional.empty();
        }
    }

    private Optional<Observation> observation(
            FirstLook first, Map<JobHandle, Look<JobStatus>> checked, Instant finishBy) {
        var status = first.status(checked);
        return isComplete(first, status)
                ? Optional.of(first.with(status))
                : inTime(finishBy, () -> complete(first, status));
    }

    private FirstLook firstLook(Considered considered) {
        var message = considered.message();
        var needs = rules.needs(message, clock.instant());
        var view = needs.view() ? callbacks.view(message.step()) : StepView.UNKNOWN;
        return new FirstLook(
                considered,
                view,
                needs.search() ? search(message, view) : Look.notTaken(),
                needs.status());
    }

    private boolean isComplete(FirstLook first, Look<JobStatus> status) {
        return !needsSearchNow(first, status) && !needsViewNow(first, status);
    }

    private boolean needsSearchNow(FirstLook first, Look<JobStatus> status) {
        return first.search().isNotTaken() && rules.needsSearchNow(status);
    }

    private boolean needsViewNow(FirstLook first, Look<JobStatus> status) {
        return first.view().isUnknown() && rules.needsViewNow(status);
    }

    private Observation complete(FirstLook first, Look<JobStatus> status) {
        var message = first.of().message();
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
