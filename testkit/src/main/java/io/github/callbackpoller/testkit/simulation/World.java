package io.github.callbackpoller.testkit.simulation;

import io.github.callbackpoller.decision.Happening;
import io.github.callbackpoller.port.PollerEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** One world: steps, jobs, queues and hosts, and what becomes of them. Not thread-safe. */
final class World {
    private static final long STORM = Duration.ofHours(8).toMillis();
    private static final long HORIZON = Duration.ofDays(3).toMillis();
    private static final long BEGINNINGS = Duration.ofHours(2).toMillis();
    private static final double STOPPED = 0.25;
    private static final double ENDED = 0.05;
    private static final int MOST_RETRIES = 2;
    private static final int DEEPEST = 3;
    private static final List<Policy> POLICIES = List.of(Policy.values());

    final Agenda agenda = new Agenda();
    final Choices choices;
    final Policy policy;
    final Assembly assembly;
    final Queues queues;
    final Steps steps;
    final Jobs jobs;
    final Truth truth;
    final Rollout rollout;
    private final History history;
    private final Weather storm;
    private final Hosts hosts;
    final Promises promises;
    private final Operations operations;
    private final Operators operators;
    private final int planned;
    private final long stormEnds;
    private final long horizon;
    private int depth;
    private int checks;
    private int begun;
    private int retries;

    World(Choices choices, Assembly assembly, boolean told) {
        this(choices, Size.chosen(choices), assembly, told);
    }

    World(Choices choices, Size size, Assembly assembly, boolean told) {
        this(choices, size, size.weather(choices), assembly, told);
    }

    World(Choices choices, Size size, Weather storm, Assembly assembly, boolean told) {
        this.choices = choices;
        this.assembly = assembly;
        this.history = new History(agenda, told);
        this.storm = storm;
        this.stormEnds = agenda.now() + STORM;
        this.policy = POLICIES.get(choices.pick(POLICIES.size()));
        var plan = Jobs.Plan.chosen(choices, policy);
        var terms = policy.terms(2 * storm.skew(), plan.maxRetries());
        this.jobs = new Jobs(agenda, choices, this::weather, plan, history);
        this.steps =
                new Steps(
                        agenda,
                        choices,
                        this::weather,
                        Readings.chosen(choices),
                        history,
                        this::failed);
        this.queues = new Queues(agenda, choices, this::weather, steps);
        this.planned = 1 + choices.pick(size.mostSteps());
        int count = 1 + choices.pick(size.mostHosts());
        var aside = choices.aside();
        this.operations = assembly.operations(size.operations(aside));
        this.operators =
                new Operators(agenda, aside, queues, operations.tending(), history, this::sweep);
        this.rollout = new Rollout(agenda, operations.rollout());
        this.truth = new Truth(jobs, agenda, terms, storm, operators, rollout);
        var strays = new Strays(agenda, aside, queues, history, operations.strays());
        this.promises =
                new Promises(agenda, steps, queues, jobs, terms, operators, rollout, strays);
        this.hosts = new Hosts(agenda, choices, queues, operators);
        this.horizon =
                HORIZON + Math.max(agenda.now(), Math.max(operators.upAt(), operators.redriveAt()));
        for (int number = 1; number <= count; number++) {
            long skew = Math.round((2 * choices.share() - 1) * storm.skew());
            hosts.add(new Host(number, this, choices.happens(0.5) ? 0 : skew));
        }
        note(
                () ->
                        "world       "
                                + storm
                                + " "
                                + policy
                                + " "
                                + plan
                                + " hosts="
                                + count
                                + " "
                                + operations);
        IntStream.range(0, planned).forEach(this::plan);
    }

    /**
     * How large a world is.
     *
     * @param mostSteps at least 1
     * @param mostHosts at least 1
     * @param calm whether nothing goes wrong
     */
    record Size(int mostSteps, int mostHosts, boolean calm) {
        private static final Size SMALL = new Size(4, 3, false);
        private static final Size LARGE = new Size(16, 5, false);
        private static final int LARGE_ONE_IN = 16;

        private Weather weather(Choices choices) {
            return calm ? Weather.CALM : Weather.chosen(choices);
        }

        private Operations operations(Choices aside) {
            return calm ? Operations.NONE : Operations.chosen(aside);
        }

        static Size chosen(Choices choices) {
            return choices.pick(LARGE_ONE_IN) == 1 ? LARGE : SMALL;
        }
    }

    /** Runs until nothing is left to do, or a promise is broken. */
    Optional<Violation> run() {
        try {
            while (!isDone() && nextTime() <= horizon) {
                agenda.advanceTo(nextTime());
                doNext();
            }
            promises.checkTheEnd();
            return Optional.empty();
        } catch (Broken e) {
            history.note(() -> "BROKEN      " + e.violation());
            return Optional.of(e.violation());
        }
    }

    Weather weather() {
        return agenda.now() < stormEnds ? storm : Weather.CALM;
    }

    void note(Supplier<String> what) {
        history.note(what);
    }

    List<String> history() {
        return history.lines();
    }

    int hostCount() {
        return hosts.count();
    }

    int stepCount() {
        return steps.all().size();
    }

    int answerCount() {
        return (int) steps.all().stream().filter(step -> step.answer.isPresent()).count();
    }

    int checkCount() {
        return checks;
    }

    boolean startIsGone(String key) {
        return steps.all().stream()
                .filter(step -> step.names().key().value().equals(key))
                .noneMatch(step -> queues.holdsStart(step.index));
    }

    void heard(PollerEvent event) {
        if (event.happening() == Happening.STARTED) {
            promises.watched(event.detail());
        }
        if (event.happening() == Happening.STILL_RUNNING) {
            checks++;
        }
    }

    /** Time passes for everybody while one host is held up in the middle of something. */
    void pass(long millis) {
        long until = agenda.now() + millis;
        depth++;
        while (depth < DEEPEST && nextTime() <= until) {
            agenda.advanceTo(nextTime());
            doNext();
        }
        depth--;
        // Services keep their time even while every host is held up.
        while (agenda.next() <= until) {
            agenda.advanceTo(agenda.next());
            agenda.doNext();
        }
        agenda.advanceTo(until);
    }

    private void plan(int number) {
        agenda.in(choices.millis(0, BEGINNINGS), this::begin);
    }

    private void begin() {
        begun++;
        expect(steps.begin(queues));
    }

    private void expect(SimulatedStep step) {
        if (choices.happens(STOPPED)) {
            agenda.in(choices.millis(0, BEGINNINGS), () -> stop(step));
        }
        if (choices.happens(ENDED)) {
            agenda.in(choices.millis(0, BEGINNINGS), () -> steps.end(step));
        }
        promises.expectAnswer(step, step.began, stormEnds);
    }

    /** A step failed or was stopped, so that its execution can be retried. */
    void failed(SimulatedStep step) {
        if (operations.retrying() && step.attempt.number() < MOST_RETRIES) {
            retries++;
            long wait = choices.aside().millis(0, BEGINNINGS);
            agenda.in(steps.tryAgainAfter() + wait, () -> retry(step));
        }
    }

    private void retry(SimulatedStep failed) {
        if (steps.mayTryAgain(queues, failed)) {
            retries--;
            expect(steps.retry(queues, failed));
        } else {
            agenda.in(steps.tryAgainAfter(), () -> retry(failed));
        }
    }

    private void sweep() {
        var forgotten = steps.all().stream().filter(SimulatedStep::isForgotten).toList();
        new Sweeper(this).run();
        forgotten.stream()
                .filter(SimulatedStep::isOwedAnAnswer)
                .forEach(step -> promises.expectAnswer(step, agenda.now()));
    }

    private void stop(SimulatedStep step) {
        steps.stop(queues, step);
        if (storm.isCalm() && rollout.bringsNothing()) {
            promises.expectStopped(step);
        }
    }

    private boolean isDone() {
        return begun == planned
                && retries == 0
                && operators.haveSwept()
                && steps.all().stream().noneMatch(SimulatedStep::isOwedAnAnswer)
                && Host.CONSUMED.stream().allMatch(queue -> queues.count(queue) == 0);
    }

    private long nextTime() {
        return Math.max(agenda.now(), Math.min(agenda.next(), hosts.nextReceive()));
    }

    private void doNext() {
        if (!agenda.doNext()) {
            hosts.receive();
        }
    }
}
