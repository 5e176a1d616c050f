package io.github.callbackpoller.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.callbackpoller.LoggingListener;
import io.github.callbackpoller.aws.ApiRetries;
import io.github.callbackpoller.lambda.metrics.Meter;
import io.github.callbackpoller.lambda.metrics.MeteredEvents;
import io.github.callbackpoller.lambda.settings.FunctionSettings;
import io.github.callbackpoller.message.KeyDerivation;
import io.github.callbackpoller.port.PollerListener;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sagemaker.SageMakerPipelines;
import io.github.callbackpoller.sqs.SqsSender;
import io.github.callbackpoller.sweep.Nudges;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.MDC;

/** Nudges in a function: events alone, or as records of a queue. Thread-safe. */
final class LambdaNudges {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final String RECORDS = "Records";

    private final Predicate<String> records;
    private final Predicate<Map<String, Object>> events;
    private final Runnable atEnd;
    private final CallLimit calls;

    /**
     * @param records takes the body of a record, and says whether it is done with
     * @param events takes an event, and says whether it is done with
     * @param atEnd is run when an invocation is done
     * @param calls bounds the calls of an invocation
     */
    LambdaNudges(
            Predicate<String> records,
            Predicate<Map<String, Object>> events,
            Runnable atEnd,
            CallLimit calls) {
        this.records = records;
        this.events = events;
        this.atEnd = atEnd;
        this.calls = calls;
    }

    static LambdaNudges of(Map<String, String> environment) {
        var settings = FunctionSettings.of(environment);
        var meter = new Meter(settings.metrics(), CLOCK, System.out::println);
        var clients = Clients.in(settings.region(), new CallLimit(CLOCK), meter);
        var adapters = LambdaPollers.adapters(clients);
        PollerListener log = settings.logsEvents() ? new LoggingListener() : event -> {};
        var nudges =
                new Nudges(
                        new SageMakerPipelines(clients.sageMaker(), ApiRetries.DEFAULT),
                        new SqsSender(clients.sqs(), settings.queues()),
                        LambdaPollers.definitions(settings, adapters),
                        adapters.values(),
                        KeyDerivation::derive,
                        new Nudges.Host(
                                settings.queues().url(QueueName.CALLBACK).orElseThrow(),
                                new MeteredEvents(meter, log),
                                CLOCK));
        return new LambdaNudges(nudges::take, nudges::take, meter::write, clients.limit());
    }

    Map<String, Object> take(Map<String, Object> event, Context context) {
        MDC.put("requestId", String.valueOf(context.getAwsRequestId()));
        var time = new TimeLimit(context, CLOCK);
        try {
            return calls.during(time, () -> take(event, time));
        } finally {
            atEnd.run();
            MDC.remove("requestId");
        }
    }

    private Map<String, Object> take(Map<String, Object> event, TimeLimit time) {
        if (event.get(RECORDS) instanceof List<?> batch) {
            return notDone(batch, body -> !time.isUp() && records.test(body));
        }
        if (!events.test(event)) {
            throw new IllegalStateException("The nudge had no effect; the log says why");
        }
        return Map.of();
    }

    private static Map<String, Object> notDone(List<?> batch, Predicate<String> taken) {
        var failures = new ArrayList<Map<String, Object>>();
        for (var record : batch) {
            if (record instanceof Map<?, ?> fields
                    && fields.get("body") instanceof String body
                    && fields.get("messageId") instanceof String id
                    && !taken.test(body)) {
                failures.add(Map.of("itemIdentifier", id));
            }
        }
        return Map.of("batchItemFailures", failures);
    }
}
