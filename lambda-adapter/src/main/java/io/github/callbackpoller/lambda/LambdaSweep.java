package io.github.callbackpoller.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.lambda.metrics.Meter;
import io.github.callbackpoller.lambda.settings.FunctionSettings;
import io.github.callbackpoller.message.KeyDerivation;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sagemaker.SageMakerPipelines;
import io.github.callbackpoller.sqs.SqsSender;
import io.github.callbackpoller.sweep.Sweep;
import io.github.callbackpoller.sweep.SweepReport;
import io.github.callbackpoller.sweep.SweepSettings;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A sweep in a function: bounded by its time, told in its log. Thread-safe. */
final class LambdaSweep {
    private static final Logger LOG = LoggerFactory.getLogger(LambdaSweep.class);
    private static final InstantSource CLOCK = InstantSource.system();

    private final Function<String, Sweep> sweeps;
    private final String queueUrl;
    private final CallLimit calls;

    /**
     * @param sweeps of pipelines by name
     */
    private LambdaSweep(Function<String, Sweep> sweeps, String queueUrl, CallLimit calls) {
        this.sweeps = sweeps;
        this.queueUrl = queueUrl;
        this.calls = calls;
    }

    static LambdaSweep of(Map<String, String> environment) {
        var settings = FunctionSettings.of(environment);
        var silent = new Meter(settings.metrics().off(), CLOCK, line -> {});
        return of(settings, Clients.in(settings.region(), new CallLimit(CLOCK), silent));
    }

    static LambdaSweep of(FunctionSettings settings, Clients clients) {
        var adapters = LambdaPollers.adapters(clients);
        adapters.put(
                GlueJobAdapter.TYPE,
                new GlueJobAdapter(clients.glue(), SageMakerPipelines.PATIENT, CLOCK));
        var definitions = LambdaPollers.definitions(settings, adapters);
        var pipelines = new SageMakerPipelines(clients.sageMaker(), SageMakerPipelines.PATIENT);
        var sender = new SqsSender(clients.sqs(), settings.queues());
        return new LambdaSweep(
                names ->
                        new Sweep(
                                new NamedPipelines(pipelines, names),
                                sender,
                                definitions,
                                adapters.values(),
                                KeyDerivation::derive,
                                CLOCK),
                settings.queues().url(QueueName.CALLBACK).orElseThrow(),
                clients.limit());
    }

    Map<String, Object> run(Map<String, Object> event, Context context) {
        MDC.put("requestId", String.valueOf(context.getAwsRequestId()));
        try {
            var settings = settings(event);
            var sweep = sweeps.apply(event.getOrDefault("pipelines", "*").toString());
            var report = calls.during(new TimeLimit(context, CLOCK), () -> sweep.run(settings));
            report.lines().forEach(LambdaSweep::log);
            return counts(report, settings);
        } finally {
            MDC.remove("requestId");
        }
    }

    private SweepSettings settings(Map<String, Object> event) {
        return new SweepSettings(
                queueUrl,
                Optional.empty(),
                Boolean.TRUE.equals(event.get("dryRun")),
                Boolean.TRUE.equals(event.get("all")));
    }

    private static void log(SweepReport.Line line) {
        switch (line.kind()) {
            case LEFT -> LOG.debug("LEFT {}: {}", line.subject(), line.detail());
            case INJECTED, STOPPED ->
                    LOG.info("{} {}: {}", line.kind(), line.subject(), line.detail());
            case UNSOLVED -> LOG.warn("UNSOLVED {}: {}", line.subject(), line.detail());
        }
    }

    private static Map<String, Object> counts(SweepReport report, SweepSettings settings) {
        var counts = new LinkedHashMap<String, Object>();
        counts.put("dryRun", settings.dryRun());
        for (var kind : SweepReport.Kind.values()) {
            counts.put(kind.name().toLowerCase(Locale.ROOT), report.count(kind));
        }
        return counts;
    }
}
