package io.github.callbackpoller;

import io.github.callbackpoller.decision.Home;
import io.github.callbackpoller.decision.IntakeRules;
import io.github.callbackpoller.decision.Limits;
import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.decision.StepRules;
import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.engine.Adapters;
import io.github.callbackpoller.engine.ConfirmedSends;
import io.github.callbackpoller.engine.Engine;
import io.github.callbackpoller.engine.Looks;
import io.github.callbackpoller.engine.Verdict;
import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.loop.BatchHandler;
import io.github.callbackpoller.loop.LoopSettings;
import io.github.callbackpoller.loop.QueueLoop;
import io.github.callbackpoller.message.KeyDerivation;
import io.github.callbackpoller.message.StepKeys;
import io.github.callbackpoller.port.Callbacks;
import io.github.callbackpoller.port.MessageReceiver;
import io.github.callbackpoller.port.MessageSender;
import io.github.callbackpoller.port.PollerListener;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import io.github.callbackpoller.sweep.Nudges;
import io.github.callbackpoller.sweep.Pipelines;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts the jobs that callback steps ask for, watches them and answers the steps. Thread-safe.
 *
 * <p>A host that receives messages by itself, such as a Lambda function, calls {@link #handle}; a
 * program that runs on calls {@link #watch}.
 */
public final class Poller {
    private final BatchHandler handler;
    private final InstantSource clock;

    private Poller(BatchHandler handler, InstantSource clock) {
        this.handler = handler;
        this.clock = clock;
    }

    /**
     * Begins a poller.
     *
     * @param sender where messages are sent
     * @param callbacks how steps are answered
     * @param definitions the jobs that may be started
     */
    public static Builder builder(
            MessageSender sender, Callbacks callbacks, JobDefinitions definitions) {
        return new Builder(sender, callbacks, definitions);
    }

    /** The job adapters on the class path, as {@link ServiceLoader} finds them. */
    public static List<JobAdapter> adaptersOnClassPath() {
        return ServiceLoader.load(JobAdapter.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /**
     * Handles a batch of messages and says of each, in order, what to do with it. Delete only what
     * is to be acknowledged.
     *
     * @param finishBy when to stop beginning new work
     */
    public List<Verdict> handle(List<Received> batch, Instant finishBy) {
        return handler.handle(batch, finishBy);
    }

    /** Receives and handles messages, on threads of its own, until the loop is closed. */
    public QueueLoop watch(MessageReceiver receiver, LoopSettings settings) {
        return QueueLoop.start(receiver, this::handle, settings, clock);
    }

    /** Sets a poller up. What is not set has a default that works. */
    public static final class Builder {
        private static final int MOST_LOOKS = 256;

        private final MessageSender sender;
        private final Callbacks callbacks;
        private final JobDefinitions definitions;
        private final List<JobAdapter> adapters = new ArrayList<>();
        private PollSchedule schedule = PollSchedule.breakEven(PollSchedule.CHECK_COST);
        private PollerListener listener = new LoggingListener();
        private InstantSource clock = InstantSource.system();
        private Limits limits = Limits.DEFAULT;
        private Home home = Home.ANYWHERE;
        private StepKeys keys = KeyDerivation::derive;
        private Function<List<JobAdapter>, Optional<Nudges>> nudges = adapters -> Optional.empty();
        private int stepsRemembered = 10_000;
        private int looksAtOnce = 8;

        private Builder(MessageSender sender, Callbacks callbacks, JobDefinitions definitions) {
            this.sender = sender;
            this.callbacks = callbacks;
            this.definitions = definitions;
        }

        /** Adds an adapter, or replaces the one of the same type from the class path. */
        public Builder adapter(JobAdapter adapter) {
            adapters.add(adapter);
            return this;
        }

        /** When to check; by default break-even with checks worth five seconds of delay. */
        public Builder schedule(PollSchedule schedule) {
            this.schedule = schedule;
            return this;
        }

        /** Who hears what happens; by default one log line an event. */
        public Builder listener(PollerListener listener) {
            this.listener = listener;
            return this;
        }

        /** Tells the time; for tests. */
        public Builder clock(InstantSource clock) {
            this.clock = clock;
            return this;
        }

        /**
         * How steps get their keys; for tests that start thousands a second and keep the keys they
         * have derived.
         */
        public Builder keys(StepKeys keys) {
            this.keys = keys;
            return this;
        }

        /** The bounds that can be set. */
        public Builder limits(Limits limits) {
            this.limits = limits;
            return this;
        }

        /** Whose steps are answered; messages for others are parked. By default anybody's. */
        public Builder home(Home home) {
            this.home = home;
            return this;
        }

        /**
         * Takes events of the jobs' services from the queue {@link QueueName#NUDGE}, and has their
         * jobs checked at once; by default they stay there.
         *
         * @param pipelines where steps are read
         * @param callbackQueueUrl steps of other queues are somebody else's
         */
        public Builder nudges(Pipelines pipelines, String callbackQueueUrl) {
            this.nudges =
                    adapters ->
                            Optional.of(
                                    new Nudges(
                                            pipelines,
                                            sender,
                                            definitions,
                                            adapters,
                                            keys,
                                            new Nudges.Host(callbackQueueUrl, listener, clock)));
            return this;
        }

        /**
         * Of how many steps the last confirmed send is remembered, by default 10,000; more where
         * more steps wait at once, some 200 bytes each.
         *
         * @throws IllegalArgumentException if negative
         */
        public Builder stepsRemembered(int steps) {
            if (steps < 0) {
                throw new IllegalArgumentException(
                        "stepsRemembered must be 0 or more, not " + steps);
            }
            this.stepsRemembered = steps;
            return this;
        }

        /**
         * How many looks at jobs and steps are taken at once beside the threads that handle
         * batches, on daemon threads that end when idle; by default 8. With 0 a batch looks at one
         * after the other.
         *
         * @throws IllegalArgumentException if it is not 0 to 256
         */
        public Builder looksAtOnce(int looks) {
            if (looks < 0 || looks > MOST_LOOKS) {
                throw new IllegalArgumentException(
                        "looksAtOnce must be 0 to " + MOST_LOOKS + ", not " + looks);
            }
            this.looksAtOnce = looks;
            return this;
        }

        /**
         * The poller.
         *
         * @throws IllegalArgumentException if a definition names a type without an adapter
         */
        public Poller build() {
            var looks = Looks.atOnce(looksAtOnce);
            var needed = adaptersNeeded();
            var byType = new Adapters(needed, looks);
            definitions.byName().values().stream()
                    .filter(definition -> !byType.types().contains(definition.type()))
                    .findFirst()
                    .ifPresent(
                            definition -> {
                                throw new IllegalArgumentException(
                                        "job definition '"
                                                + definition.name()
                                                + "' has type '"
                                                + definition.type()
                                                + "', there are adapters for "
                                                + byType.types());
                            });
            var engine =
                    new Engine(
                            new IntakeRules(definitions, home, keys),
                            new StepRules(definitions, byType.types(), schedule, limits),
                            new Engine.World(sender, callbacks, byType, listener, looks),
                            new ConfirmedSends(stepsRemembered),
                            clock);
            return new Poller(
                    nudges.apply(needed)
                            .<BatchHandler>map(n -> new NudgedHandler(n, engine::handle, clock))
                            .orElse(engine::handle),
                    clock);
        }

        /** The class path is searched only if a definition needs more than was given. */
        private List<JobAdapter> adaptersNeeded() {
            var given = adapters.stream().map(JobAdapter::type).collect(Collectors.toSet());
            var definitionTypes = definitions.byName().values().stream().map(JobDefinition::type);
            if (definitionTypes.allMatch(given::contains)) {
                return adapters;
            }
            return Stream.concat(adaptersOnClassPath().stream(), adapters.stream()).toList();
        }
    }
}
