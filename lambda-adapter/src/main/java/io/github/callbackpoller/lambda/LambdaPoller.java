package io.github.callbackpoller.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.callbackpoller.engine.Verdict;
import io.github.callbackpoller.loop.BatchHandler;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import io.github.callbackpoller.sqs.QueueUrls;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Hands the records of SQS events to a poller, and tells Lambda which of them are not done: those
 * become visible again, the others are deleted. Thread-safe.
 *
 * <p>A large batch is handled in slices. What there is no time for is given back.
 */
public final class LambdaPoller {
    private static final Logger LOG = LoggerFactory.getLogger(LambdaPoller.class);

    /** As many as the poller looks at together. */
    private static final int SLICE = 50;

    /**
     * A step's key takes a slow processor a tenth of a second, and each callback message needs one.
     */
    private static final int SLICE_OF_CALLBACKS = 5;

    private final BatchHandler poller;
    private final EventQueues queues;
    private final Asides asides;
    private final Runnable atEnd;
    private final InstantSource clock;
    private final CallLimit calls;
    private final ShortTime shortTime = new ShortTime();

    @SuppressWarnings("UnusedVariable") // Whoever is told of snapshots is held weakly.
    private Object kept = this;

    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /**
     * @param poller handles messages, such as {@link io.github.callbackpoller.Poller#handle}
     * @param urls the queues, by which records are told apart; those of dead-letter queues may be
     *     among them and need not
     * @param asides keeps dead letters aside that can be neither answered nor parked
     * @param atEnd is run when an event has been handled, such as the writing of metrics
     * @param clock tells the time
     */
    public LambdaPoller(
            BatchHandler poller,
            QueueUrls urls,
            Asides asides,
            Runnable atEnd,
            InstantSource clock) {
        this(poller, urls, asides, atEnd, clock, new CallLimit(clock));
    }

    /**
     * @param calls bounds the calls that are made in an invocation
     */
    LambdaPoller(
            BatchHandler poller,
            QueueUrls urls,
            Asides asides,
            Runnable atEnd,
            InstantSource clock,
            CallLimit calls) {
        this.poller = poller;
        this.queues = new EventQueues(urls);
        this.asides = asides;
        this.atEnd = atEnd;
        this.clock = clock;
        this.calls = calls;
    }

    /**
     * Handles an event.
     *
     * @param role which queues the function is for; records of others are given back
     * @param event what Lambda passes; null and an event without records are nothing to do
     * @param context the invocation, whose time limit is kept
     */
    public SQSBatchResponse handle(Role role, @Nullable SQSEvent event, Context context) {
        var time = new TimeLimit(context, clock);
        shortTime.warn(role, context);
        MDC.put("requestId", String.valueOf(context.getAwsRequestId()));
        try {
            return new SQSBatchResponse(
                    calls.during(time, () -> notDone(role, records(event), time)));
        } finally {
            atEnd.run();
            MDC.remove("requestId");
        }
    }

    /** Keeps something as long as itself. */
    LambdaPoller keeping(Object other) {
        kept = other;
        return this;
    }

    private record Item(Received received, String id) {}

    private List<SQSBatchResponse.BatchItemFailure> notDone(
            Role role, List<SQSMessage> records, TimeLimit time) {
        var notDone = new TreeSet<String>();
        var items = new ArrayList<Item>();
        for (var record : records) {
            received(role, record, time)
                    .ifPresentOrElse(
                            received -> items.add(new Item(received, idOf(record))),
                            () -> notDone.add(idOf(record)));
        }
        for (int from = 0; from < items.size(); ) {
            var slice = items.subList(from, Math.min(items.size(), from + most(items.get(from))));
            from += slice.size();
            var verdicts = handle(slice.stream().map(Item::received).toList(), time);
            for (int index = 0; index < slice.size(); index++) {
                if (verdicts.get(index) != Verdict.ACKNOWLEDGE) {
                    notDone.add(slice.get(index).id());
                }
            }
        }
        return notDone.stream().map(SQSBatchResponse.BatchItemFailure::new).toList();
    }

    private static int most(Item first) {
        return first.received().queue().home() == QueueName.CALLBACK ? SLICE_OF_CALLBACKS : SLICE;
    }

    private List<Verdict> handle(List<Received> slice, TimeLimit time) {
        if (time.isUp()) {
            return leave(slice);
        }
        try {
            var verdicts = poller.handle(slice, time.finishBy());
            keepAside(slice, verdicts);
            return verdicts;
        } catch (RuntimeException e) {
            LOG.error("{} records could not be handled together", slice.size(), e);
            return slice.size() == 1 ? leave(slice) : oneByOne(slice, time);
        }
    }

    /** What one record does is no business of the others. */
    private List<Verdict> oneByOne(List<Received> slice, TimeLimit time) {
        return slice.stream().map(one -> handle(List.of(one), time).get(0)).toList();
    }

    private void keepAside(List<Received> slice, List<Verdict> verdicts) {
        var aside = new ArrayList<Received>();
        for (int index = 0; index < slice.size(); index++) {
            if (verdicts.get(index) == Verdict.KEEP_ASIDE) {
                aside.add(slice.get(index));
            }
        }
        if (!aside.isEmpty()) {
            asides.keep(aside);
        }
    }

    private Optional<Received> received(Role role, SQSMessage record, TimeLimit time) {
        try {
            var queue = queues.of(record, role).filter(role::isFor);
            if (queue.isEmpty()) {
                refuse(role, record);
            }
            return queue.map(name -> Records.received(name, record, time.end()));
        } catch (RuntimeException e) {
            LOG.error("A record can't be read", e);
            return Optional.empty();
        }
    }

    /** Once for each source, not for each record. */
    private void refuse(Role role, SQSMessage record) {
        var source = record.getEventSource() + " " + record.getEventSourceArn();
        if (refused.add(source)) {
            LOG.error(
                    "Records of {} are not for this function, which is for {}, and are given back:"
                            + " correct its event source mapping or the queue URLs in its"
                            + " environment",
                    source,
                    role);
        }
    }

    private static List<SQSMessage> records(@Nullable SQSEvent event) {
        return Optional.ofNullable(event).map(SQSEvent::getRecords).orElse(List.of()).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /** An empty one gives the whole batch back: Lambda takes it for an invalid answer. */
    private static String idOf(SQSMessage record) {
        return Optional.ofNullable(record.getMessageId()).orElse("");
    }

    private static List<Verdict> leave(List<Received> slice) {
        return Collections.nCopies(slice.size(), Verdict.LEAVE);
    }
}
