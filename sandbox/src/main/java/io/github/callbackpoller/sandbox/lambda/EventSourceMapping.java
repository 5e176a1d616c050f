package io.github.callbackpoller.sandbox.lambda;

import io.github.callbackpoller.sandbox.lambda.InvocationResult.Refusal;
import io.github.callbackpoller.sandbox.lambda.InvocationResult.Returned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Lambda's poller of a queue: gathers messages, invokes the function with them, deletes those that
 * succeeded and leaves the others to come again. It polls until it is closed.
 */
public final class EventSourceMapping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventSourceMapping.class);

    /** How soon a throttled batch is tried again. */
    private static final Duration THROTTLED = Duration.ofMillis(500);

    /** How long a queue that fails is left alone. */
    private static final Duration TROUBLED = Duration.ofSeconds(1);

    private final MappingSettings settings;
    private final MappedQueue queue;
    private final LambdaFunction function;
    private final EventCounts counts = new EventCounts();
    private final List<Thread> pollers = new ArrayList<>();
    private volatile boolean closed;

    /**
     * @throws IllegalArgumentException if a message could come again while its invocation runs
     */
    EventSourceMapping(SqsClient sqs, MappingSettings settings, LambdaFunction function) {
        this.settings = settings;
        this.function = function;
        queue = new MappedQueue(sqs, settings.queueUrl());
        var timeout = function.settings().limits().timeout();
        if (queue.visibility().compareTo(timeout) < 0) {
            throw new IllegalArgumentException(
                    "Queue visibility timeout: %d seconds is less than Function timeout: %d seconds"
                            .formatted(queue.visibility().toSeconds(), timeout.toSeconds()));
        }
    }

    /** What happened so far. */
    public EventCounts counts() {
        return counts;
    }

    /** Begins to poll. */
    void start() {
        for (int index = 0; index < settings.maximumConcurrency(); index++) {
            var poller = new Thread(this::poll, "mapping-" + function.settings().name() + index);
            poller.setDaemon(true);
            pollers.add(poller);
            poller.start();
        }
    }

    /** Stops polling at once. What is under way is cut off, and comes again. */
    @Override
    public void close() {
        closed = true;
        pollers.forEach(Thread::interrupt);
        try {
            for (var poller : pollers) {
                poller.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll() {
        try {
            while (!closed) {
                pollOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pollOnce() throws InterruptedException {
        try {
            long received = System.nanoTime();
            var messages = gather();
            counts.polled(messages.size());
            if (!messages.isEmpty()) {
                for (var part : SqsEvent.split(messages, queue.arn(), RuntimeApi.LONGEST_PAYLOAD)) {
                    deliver(part, received + queue.visibility().toNanos());
                }
            }
        } catch (SdkException e) {
            if (!closed) {
                LOG.info("The queue {} can't be polled: {}", settings.queueUrl(), e.getMessage());
                TimeUnit.NANOSECONDS.sleep(TROUBLED.toNanos());
            }
        }
    }

    private List<Message> gather() {
        int size = settings.batch().size();
        var messages = new ArrayList<>(queue.receive(size));
        if (messages.isEmpty()) {
            return messages;
        }
        long until = System.nanoTime() + settings.batch().window().toNanos();
        while (messages.size() < size && System.nanoTime() < until && !closed) {
            messages.addAll(queue.receive(size - messages.size()));
        }
        return messages;
    }

    /** A batch that can't be delivered while it is invisible is dropped: it comes again. */
    private void deliver(List<Message> batch, long visibleAt) throws InterruptedException {
        var event = SqsEvent.of(batch, queue.arn());
        var trace = trace(batch);
        while (System.nanoTime() < visibleAt) {
            var result = function.invoke(event, trace);
            boolean throttled =
                    result.match(
                            returned -> false,
                            failed -> false,
                            refused -> refused.why() == Refusal.TOO_MANY_REQUESTS);
            if (!throttled) {
                var done =
                        result.match(returned -> done(returned, batch), f -> none(), r -> none());
                queue.delete(done);
                counts.invoked(batch.size(), done.size());
                return;
            }
            TimeUnit.NANOSECONDS.sleep(THROTTLED.toNanos());
        }
        counts.dropped(batch.size());
    }

    private List<Message> done(Returned returned, List<Message> batch) {
        if (!settings.reportBatchItemFailures()) {
            return batch;
        }
        var ids = batch.stream().map(Message::messageId).collect(Collectors.toSet());
        Set<String> failed = BatchResponse.failed(returned.payload(), ids);
        return batch.stream().filter(message -> !failed.contains(message.messageId())).toList();
    }

    private static List<Message> none() {
        return List.of();
    }

    private TraceHeader trace(List<Message> batch) {
        var headers =
                batch.stream()
                        .map(Message::attributes)
                        .map(a -> a.getOrDefault(MessageSystemAttributeName.AWS_TRACE_HEADER, ""))
                        .map(TraceHeader::parse)
                        .toList();
        return TraceHeader.ofBatch(headers, settings.lineage(), function.hash());
    }
}
