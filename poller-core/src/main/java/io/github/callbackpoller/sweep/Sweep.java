package io.github.callbackpoller.sweep;

import io.github.callbackpoller.decision.Home;
import io.github.callbackpoller.decision.IntakeRules;
import io.github.callbackpoller.decision.Look;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.message.MessageCodec;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.StepKeys;
import io.github.callbackpoller.port.MessageSender;
import io.github.callbackpoller.port.Outgoing;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sweep.SweepReport.Line;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds callback steps that wait on our queue although no message speaks of them any more, and
 * sends a new one; finds jobs that run on although their step waits no longer, and stops them. It
 * keeps nothing, and may run at any time, beside hosts and other sweeps: starting adopts what is
 * there, and the older of two chains dies out.
 */
public final class Sweep {

    /** Sent as it goes: a sweep that is cut off has helped some. */
    private static final int SENT_TOGETHER = 50;

    private final Pipelines pipelines;
    private final MessageSender sender;
    private final JobDefinitions definitions;
    private final JobTypes types;
    private final StepKeys keys;
    private final InstantSource clock;

    /**
     * @param pipelines where steps are read
     * @param sender where messages are sent
     * @param definitions the jobs that may be started
     * @param adapters of which the last of a type holds
     * @param keys how steps get their keys
     * @param clock tells the time
     */
    public Sweep(
            Pipelines pipelines,
            MessageSender sender,
            JobDefinitions definitions,
            Collection<JobAdapter> adapters,
            StepKeys keys,
            InstantSource clock) {
        this.pipelines = pipelines;
        this.sender = sender;
        this.definitions = definitions;
        this.keys = keys;
        this.clock = clock;
        this.types = new JobTypes(adapters);
    }

    /**
     * Sweeps once.
     *
     * @throws UnreadException if not even the pipelines can be listed
     */
    public SweepReport run(SweepSettings settings) {
        var remembered = StepKeys.remembering(keys);
        var lines = new ArrayList<Line>();
        var now = clock.instant();
        var reader =
                new StepReader(
                        pipelines,
                        settings,
                        remembered,
                        (subject, why) ->
                                lines.add(new Line(SweepReport.Kind.UNSOLVED, subject, why)));
        var waiting = reader.waiting(now);
        var keyed =
                KeyedJobs.list(
                        definitions.byName().values(),
                        types,
                        KeyedJobs.notBefore(waiting.keySet(), now));
        keyed.problems()
                .forEach(why -> lines.add(new Line(SweepReport.Kind.UNSOLVED, "jobs", why)));
        lines.addAll(steps(settings, reader, waiting, keyed, remembered));
        lines.addAll(orphans(settings, keysOf(waiting.keySet()), keyed, remembered));
        return new SweepReport(lines);
    }

    private List<Line> steps(
            SweepSettings settings,
            StepReader reader,
            Map<WaitingStep, List<ListedStep>> waiting,
            KeyedJobs keyed,
            StepKeys remembered) {
        var rules =
                new SweepRules(
                        definitions,
                        new IntakeRules(definitions, Home.ANYWHERE, remembered),
                        settings.all());
        var finder = new JobFinder(definitions, types, keyed);
        var lines = new ArrayList<Line>();
        var injections = new ArrayList<Injection>();
        waiting.forEach(
                (step, listed) -> {
                    Look<Map<String, String>> inputs =
                            keyed.context(step.step().key()).isPresent()
                                    ? Look.untold(Kind.RETRY_LATER, "its job tells enough")
                                    : reader.inputs(step, listed);
                    var now = clock.instant();
                    var seen = new Sighting(step, finder.find(step, inputs), inputs);
                    rules.decide(seen, now)
                            .<Boolean>match(
                                    why -> lines.add(left(step, why)),
                                    (message, why) ->
                                            injections.add(new Injection(step, message, why)),
                                    why -> lines.add(unsolved(step, why)));
                    if (injections.size() == SENT_TOGETHER) {
                        lines.addAll(done(settings, injections));
                        injections.clear();
                    }
                });
        lines.addAll(done(settings, injections));
        return lines;
    }

    private List<Line> done(SweepSettings settings, List<Injection> injections) {
        return settings.dryRun() ? Injection.lines(injections) : send(injections);
    }

    private List<Line> send(List<Injection> injections) {
        var results = sender.send(injections.stream().map(Injection::outgoing).toList());
        var lines = new ArrayList<Line>();
        for (int index = 0; index < injections.size(); index++) {
            var result = results.get(index);
            var injection = injections.get(index);
            lines.add(
                    result.confirmed()
                            ? injection.line()
                            : unsolved(injection.step(), "could not be sent: " + result.why()));
        }
        return lines;
    }

    private List<Line> orphans(
            SweepSettings settings, Set<JobKey> waiting, KeyedJobs keyed, StepKeys remembered) {
        var orphans = new Orphans(definitions, types, pipelines, remembered, settings);
        return keyed.live().stream()
                .filter(job -> !waiting.contains(job.key()))
                .flatMap(job -> orphans.look(job).stream())
                .toList();
    }

    private static Set<JobKey> keysOf(Set<WaitingStep> waiting) {
        var keys = new HashSet<JobKey>();
        waiting.forEach(step -> keys.add(step.step().key()));
        return keys;
    }

    private static Line left(WaitingStep step, String why) {
        return new Line(SweepReport.Kind.LEFT, subject(step), why);
    }

    private static Line unsolved(WaitingStep step, String why) {
        return new Line(SweepReport.Kind.UNSOLVED, subject(step), why);
    }

    private static String subject(WaitingStep waiting) {
        return waiting.step().execution().value()
                + ", step "
                + waiting.name()
                + ", key "
                + waiting.step().key().shortForm();
    }

    private record Injection(WaitingStep step, PollerMessage message, String why) {

        static List<Line> lines(List<Injection> injections) {
            return injections.stream().map(Injection::line).toList();
        }

        Line line() {
            return new Line(
                    SweepReport.Kind.INJECTED,
                    subject(step),
                    why + "; new message in phase " + message.phase().label());
        }

        Outgoing outgoing() {
            var queue =
                    message.phase()
                            .match(
                                    start -> QueueName.CALLBACK,
                                    watch -> QueueName.CHECK,
                                    stop -> QueueName.CHECK,
                                    answer -> QueueName.CHECK);
            return new Outgoing(queue, MessageCodec.encode(message), Duration.ZERO, "");
        }
    }
}
