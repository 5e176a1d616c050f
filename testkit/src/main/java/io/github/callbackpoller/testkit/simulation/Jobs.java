package io.github.callbackpoller.testkit.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.glue.model.JobRunState;

/**
 * The jobs of Glue: no idempotency, runs that show late, few places, retries as new runs, and all
 * the ends that a run can come to.
 */
final class Jobs {
    static final String NAME = "job";

    static final String KEY = "--callback-key";

    private static final long LONGEST =
            Duration.ofMinutes(Policy.USUAL.timeoutMinutes()).toMillis();
    private static final long HANGS = Duration.ofHours(30).toMillis();
    private static final long SHORTEST = 1_000;
    private static final long LONGEST_WAIT = Duration.ofMinutes(20).toMillis();
    private static final int QUEUING_ONE_IN = 3;
    private static final long RETRY_GAP = 30_000;
    private static final long STOP_TAKES = 90_000;
    private static final List<JobRunState> BAD_ENDS =
            List.of(
                    JobRunState.FAILED,
                    JobRunState.TIMEOUT,
                    JobRunState.ERROR,
                    JobRunState.EXPIRED);

    private final List<SimulatedRun> runs = new ArrayList<>();
    private final Agenda agenda;
    private final Choices choices;
    private final Supplier<Weather> weather;
    private final Plan plan;
    private final History history;

    /**
     * What the jobs of a world are like.
     *
     * @param places how many may run at a time
     * @param queuing whether a run waits for its place, or is refused
     * @param maxRetries how often a failed run is tried again
     * @param failing the share of runs that fail
     * @param hanging the share of runs that go on far past the deadline
     * @param timeoutMinutes when Glue ends a run
     */
    record Plan(
            int places,
            boolean queuing,
            int maxRetries,
            double failing,
            double hanging,
            int timeoutMinutes) {

        static Plan chosen(Choices choices, Policy policy) {
            int[] places = {100, 100, 3, 1};
            int[] retries = {0, 0, 1, 2};
            double[] failing = {0, 0.2, 0.5};
            double[] hanging = {0, 0, 0.2};
            return new Plan(
                    places[choices.pick(places.length)],
                    choices.pick(QUEUING_ONE_IN) == 1,
                    retries[choices.pick(retries.length)],
                    failing[choices.pick(failing.length)],
                    policy.hasDeadline() ? hanging[choices.pick(hanging.length)] : 0,
                    policy.timeoutMinutes());
        }
    }

    Jobs(Agenda agenda, Choices choices, Supplier<Weather> weather, Plan plan, History history) {
        this.agenda = agenda;
        this.choices = choices;
        this.weather = weather;
        this.plan = plan;
        this.history = history;
    }

    int maxRetries() {
        return plan.maxRetries();
    }

    boolean hasPlace() {
        long now = agenda.now();
        return plan.queuing() || hasPlace(now);
    }

    private boolean hasPlace(long now) {
        return runs.stream().filter(run -> run.isLive(now)).count() < plan.places();
    }

    SimulatedRun start(Map<String, String> arguments) {
        return begin(arguments, 0, Optional.empty());
    }

    Optional<SimulatedRun> named(String id) {
        return runs.stream().filter(run -> run.id.equals(id)).findFirst();
    }

    /** What GetJobRuns shows, newest first. */
    List<SimulatedRun> visible() {
        var visible = new ArrayList<SimulatedRun>();
        for (int index = runs.size() - 1; index >= 0; index--) {
            if (runs.get(index).visibleFrom <= agenda.now()) {
                visible.add(runs.get(index));
            }
        }
        return visible;
    }

    /** All runs of a key, whether they show or not. */
    List<SimulatedRun> ofKey(String key) {
        return runs.stream().filter(run -> key.equals(run.key())).toList();
    }

    List<SimulatedRun> all() {
        return runs;
    }

    /** Whether a call to stop one of several runs comes to nothing, for this run alone. */
    boolean failsToStop() {
        return choices.happens(weather.get().partial());
    }

    boolean stop(SimulatedRun run) {
        boolean stopping = run.stop(agenda.now(), choices.millis(0, STOP_TAKES));
        history.note(() -> "glue        " + run.id + " is told to stop");
        return stopping;
    }

    private SimulatedRun begin(
            Map<String, String> arguments, int attempt, Optional<String> previous) {
        // Ids are no clock: which of two is the lower is left to chance.
        var id = "jr_" + choices.pick(10) + "_" + runs.size();
        long now = agenda.now();
        long startingFrom = hasPlace(now) ? now : now + choices.millis(SHORTEST, LONGEST_WAIT);
        long runningFrom = startingFrom + choices.millis(0, 60_000);
        long length = choices.happens(plan.hanging()) ? HANGS : choices.millis(SHORTEST, LONGEST);
        var result = choices.happens(plan.failing()) ? badEnd() : JobRunState.SUCCEEDED;
        long visibleFrom = now + choices.millis(0, weather.get().jitter());
        var course =
                new SimulatedRun.Course(
                        now, visibleFrom, startingFrom, runningFrom, runningFrom + length, result);
        var run = new SimulatedRun(id, plan.timeoutMinutes(), arguments, attempt, previous, course);
        runs.add(run);
        history.note(() -> "glue        " + id + " starts, attempt " + attempt);
        agenda.at(run.end, () -> ended(run));
        return run;
    }

    private void ended(SimulatedRun run) {
        if (run.wasStopped()) {
            return;
        }
        history.note(() -> "glue        " + run.id + " has ended: " + run.result);
        if (run.result == JobRunState.FAILED && run.attempt < plan.maxRetries()) {
            agenda.in(
                    choices.millis(0, RETRY_GAP),
                    () -> begin(run.arguments, run.attempt + 1, Optional.of(run.id)));
        }
    }

    private JobRunState badEnd() {
        return BAD_ENDS.get(choices.pick(BAD_ENDS.size()));
    }
}
