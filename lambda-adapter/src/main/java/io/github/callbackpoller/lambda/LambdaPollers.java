package io.github.callbackpoller.lambda;

import io.github.callbackpoller.LoggingListener;
import io.github.callbackpoller.Poller;
import io.github.callbackpoller.aws.ApiRetries;
import io.github.callbackpoller.decision.Home;
import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.definition.JobDefinitionsReader;
import io.github.callbackpoller.engine.Verdict;
import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.lambda.loop.RecursionCheck;
import io.github.callbackpoller.lambda.metrics.FunctionMetric;
import io.github.callbackpoller.lambda.metrics.Meter;
import io.github.callbackpoller.lambda.metrics.MeteredAnswers;
import io.github.callbackpoller.lambda.metrics.MeteredEvents;
import io.github.callbackpoller.lambda.metrics.MeteredJobs;
import io.github.callbackpoller.lambda.settings.FunctionSettings;
import io.github.callbackpoller.lambda.snapstart.CannedAws;
import io.github.callbackpoller.lambda.snapstart.CannedCheck;
import io.github.callbackpoller.lambda.snapstart.Priming;
import io.github.callbackpoller.port.PollerListener;
import io.github.callbackpoller.sagemaker.SageMakerCallbacks;
import io.github.callbackpoller.sqs.SqsSender;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Puts a function together. */
public final class LambdaPollers {
    private static final InstantSource CLOCK = InstantSource.system();

    /** One more try, soon: what takes longer is requeued. */
    private static final ApiRetries RETRIES = new ApiRetries(2, Duration.ofMillis(100));

    /** All checks of a batch of ten are read at once. */
    private static final int LOOKS_AT_ONCE = 9;

    private static final Duration WARM_UP = Duration.ofSeconds(10);

    private LambdaPollers() {}

    /**
     * Sets a function up as its environment variables say.
     *
     * @throws io.github.callbackpoller.lambda.settings.SettingsException naming what is wrong
     */
    public static LambdaPoller ofEnvironment() {
        return of(System.getenv());
    }

    static LambdaPoller of(Map<String, String> environment) {
        var settings = FunctionSettings.of(environment);
        Runnable atStart =
                settings.checksRecursion()
                        ? () -> RecursionCheck.of(environment).warnOfTermination()
                        : () -> {};
        atStart.run();
        var meter = new Meter(settings.metrics(), CLOCK, System.out::println);
        return of(settings, Clients.in(settings.region(), new CallLimit(CLOCK), meter), atStart);
    }

    /**
     * @param restored what to do in each environment that starts from a snapshot
     */
    static LambdaPoller of(FunctionSettings settings, Clients clients, Runnable restored) {
        var sqs = clients.sqs();
        var meter = clients.meter();
        var adapters = adapters(clients);
        var definitions = definitions(settings, adapters);
        var poller = poller(settings, definitions, adapters.values(), clients, sqs, meter);
        return new LambdaPoller(
                        (batch, finishBy) -> {
                            meter.count(
                                    FunctionMetric.DEAD_LETTERS,
                                    batch.stream()
                                            .filter(one -> one.queue().holdsDeadLetters())
                                            .count());
                            return poller.handle(batch, finishBy);
                        },
                        settings.queues(),
                        new SqsAsides(sqs, settings.queues()),
                        meter::write,
                        CLOCK,
                        clients.limit())
                .keeping(new Priming(() -> warmUp(settings, definitions), restored).registered());
    }

    /**
     * One check through all layers, over clients that connect to nothing.
     *
     * @return what became of it; empty if no definition is of Glue
     */
    static List<Verdict> warmUp(FunctionSettings settings, JobDefinitions definitions) {
        var silent = new Meter(settings.metrics().off(), CLOCK, line -> {});
        var clients = Clients.over(new CannedAws(), new CallLimit(CLOCK), silent);
        var poller =
                poller(
                        settings.silent(),
                        definitions,
                        adapters(clients).values(),
                        clients,
                        clients.sqs(),
                        silent);
        var now = CLOCK.instant();
        return CannedCheck.of(definitions, now)
                .map(check -> poller.handle(List.of(check), now.plus(WARM_UP)))
                .orElse(List.of());
    }

    private static Poller poller(
            FunctionSettings settings,
            JobDefinitions definitions,
            Collection<JobAdapter> adapters,
            Clients clients,
            SqsClient sqs,
            Meter meter) {
        var used =
                definitions.byName().values().stream()
                        .map(JobDefinition::type)
                        .collect(Collectors.toSet());
        var builder =
                Poller.builder(
                        new SqsSender(sqs, settings.queues(), RETRIES),
                        new MeteredAnswers(
                                new LateCallbacks(
                                        () -> new SageMakerCallbacks(clients.sageMaker(), RETRIES)),
                                meter),
                        definitions);
        adapters.stream()
                .filter(adapter -> used.contains(adapter.type()))
                .forEach(adapter -> builder.adapter(new MeteredJobs(adapter, meter)));
        PollerListener log = settings.logsEvents() ? new LoggingListener() : event -> {};
        return builder.schedule(PollSchedule.breakEven(settings.checkCost()))
                .limits(settings.limits())
                .listener(new MeteredEvents(meter, log))
                .home(new Home(settings.account(), settings.region()))
                .looksAtOnce(LOOKS_AT_ONCE)
                .build();
    }

    /** Glue, and whatever else is in the deployment package. */
    static Map<String, JobAdapter> adapters(Clients clients) {
        var byType = new LinkedHashMap<String, JobAdapter>();
        Poller.adaptersOnClassPath().forEach(adapter -> byType.put(adapter.type(), adapter));
        byType.put(GlueJobAdapter.TYPE, new GlueJobAdapter(clients.glue(), RETRIES, CLOCK));
        return byType;
    }

    static JobDefinitions definitions(FunctionSettings settings, Map<String, JobAdapter> adapters) {
        return new JobDefinitionsReader(adapters.values())
                .read(settings.jobs().source(), settings.jobs().text());
    }
}
