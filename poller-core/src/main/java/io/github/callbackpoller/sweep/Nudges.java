package io.github.callbackpoller.sweep;

import io.github.callbackpoller.decision.Happening;
import io.github.callbackpoller.decision.Home;
import io.github.callbackpoller.decision.IntakeRules;
import io.github.callbackpoller.decision.Look;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.KeyedJob;
import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.json.JsonException;
import io.github.callbackpoller.message.MessageCodec;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.StepKeys;
import io.github.callbackpoller.port.EventSubject;
import io.github.callbackpoller.port.MessageSender;
import io.github.callbackpoller.port.Outgoing;
import io.github.callbackpoller.port.PollerEvent;
import io.github.callbackpoller.port.PollerListener;
import io.github.callbackpoller.port.QueueName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a job checked as soon as its service sends an event, instead of when its next check is due. A
 * sweep for one job: the event only says which, everything else is read, and the check that follows
 * decides. So an event that is late, doubled or forged does no harm, and one that is lost costs the
 * wait for the next check. The chain of messages that is overtaken dies out at its own next check.
 * Thread-safe.
 */
public final class Nudges {
    private static final Logger LOG = LoggerFactory.getLogger(Nudges.class);

    private static final Look<Map<String, String>> NO_INPUTS =
            Look.untold(Kind.RETRY_LATER, "its job tells enough");

    private final Pipelines pipelines;
    private final MessageSender sender;
    private final JobDefinitions definitions;
    private final JobTypes types;
    private final StepKeys keys;
    private final Host host;

    /**
     * Who is nudged.
     *
     * @param callbackQueueUrl steps of other queues are somebody else's
     * @param listener hears of each nudge
     * @param clock tells the time
     */
    public record Host(String callbackQueueUrl, PollerListener listener, InstantSource clock) {}

    /**
     * @param pipelines where steps are read
     * @param sender where messages are sent
     * @param definitions the jobs that may be started
     * @param adapters of which the last of a type holds
     * @param keys how steps get their keys
     * @param host who is nudged
     */
    public Nudges(
            Pipelines pipelines,
            MessageSender sender,
            JobDefinitions definitions,
            Collection<JobAdapter> adapters,
            StepKeys keys,
            Host host) {
        this.pipelines = pipelines;
        this.sender = sender;
        this.definitions = definitions;
        this.types = new JobTypes(adapters);
        this.keys = keys;
        this.host = host;
    }

    /**
     * Takes one event, as EventBridge delivers it. Never throws for what came or what a service
     * does.
     *
     * @return whether it is done with; if not, it is worth another try
     */
    public boolean take(String event) {
        try {
            return take(Json.readObject(event));
        } catch (JsonException e) {
            LOG.warn("An event can't be read and is dropped: {}", e.getMessage());
            return true;
        }
    }

    /**
     * Takes one event that is parsed.
     *
     * @return as {@link #take(String)}
     */
    public boolean take(Map<String, Object> event) {
        try {
            var job = named(event);
            if (job.isEmpty()) {
                LOG.debug("An event names no job with a key");
            }
            return job.map(this::nudge).orElse(true);
        } catch (UnreadException e) {
            return failed(e, e.isPassing());
        } catch (JobAdapterException e) {
            return failed(e, e.kind() != Kind.HOPELESS);
        } catch (RuntimeException e) {
            return failed(e, true);
        }
    }

    private static boolean failed(RuntimeException error, boolean passing) {
        LOG.warn(
                "A nudge has no effect{}; its job is checked when that is due: {}",
                passing ? " yet" : "",
                error.toString());
        return !passing;
    }

    private Optional<KeyedJob> named(Map<String, Object> event) {
        return definitions.byName().values().stream()
                .flatMap(
                        definition ->
                                types
                                        .adapter(definition.type())
                                        .named(definition.settings(), event)
                                        .stream())
                .findFirst();
    }

    private boolean nudge(KeyedJob job) {
        var context =
                KeptContext.read(job.context())
                        .filter(kept -> definitions.named(kept.definition()).isPresent());
        if (context.isEmpty()) {
            LOG.debug("Job {} is of no definition known here", job.handle().id());
        }
        return context.flatMap(kept -> waiting(job, kept))
                .map(step -> check(step, job))
                .orElse(true);
    }

    private Optional<WaitingStep> waiting(KeyedJob job, KeptContext context) {
        return pipelines.steps(context.execution()).stream()
                .flatMap(
                        listed ->
                                WaitingStep.of(
                                        listed,
                                        context.execution(),
                                        Instant.EPOCH,
                                        host.callbackQueueUrl(),
                                        keys)
                                        .stream())
                .filter(step -> step.step().key().equals(job.key()))
                .findFirst();
    }

    private boolean check(WaitingStep step, KeyedJob job) {
        var finder = new JobFinder(definitions, types, KeyedJobs.of(job));
        var intake = new IntakeRules(definitions, Home.ANYWHERE, keys);
        return new SweepRules(definitions, intake, true)
                .decide(
                        new Sighting(step, finder.find(step, NO_INPUTS), NO_INPUTS),
                        host.clock().instant())
                .match(why -> true, this::send, Nudges::told);
    }

    private boolean send(PollerMessage message, String why) {
        var check = new Outgoing(QueueName.CHECK, MessageCodec.encode(message), Duration.ZERO, "");
        if (!sender.send(List.of(check)).get(0).confirmed()) {
            return false;
        }
        host.listener()
                .onEvent(
                        new PollerEvent(
                                Happening.NUDGED, EventSubject.of(message), Optional.empty(), why));
        return true;
    }

    private static boolean told(String why) {
        LOG.info("A nudge has no effect; its job is checked when that is due: {}", why);
        return true;
    }
}
