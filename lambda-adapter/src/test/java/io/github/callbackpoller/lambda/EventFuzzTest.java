package io.github.callbackpoller.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.github.callbackpoller.Poller;
import io.github.callbackpoller.definition.JobDefinitionsReader;
import io.github.callbackpoller.engine.Verdict;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.port.Received;
import io.github.callbackpoller.sqs.QueueUrls;
import io.github.callbackpoller.testkit.InMemoryCallbacks;
import io.github.callbackpoller.testkit.InMemoryQueues;
import io.github.callbackpoller.testkit.ManualClock;
import io.github.callbackpoller.testkit.ScriptedJobAdapter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Whatever an event holds, it is answered; what the poller has not confirmed is given back; and no
 * answer and no event names a token.
 */
class EventFuzzTest {
    private static final int EVENTS = Integer.getInteger("fuzz.events", 1_000);
    private static final String TOKEN = "26vcYbeWsZ";
    private static final int MINUTE = 60_000;

    private static final List<String> BODIES =
            List.of(
                    "",
                    "{",
                    "null",
                    "[]",
                    "\uFEFF{}",
                    "{\"token\": 1}",
                    "[".repeat(10_000),
                    "{\"token\": \"" + TOKEN + "\"}",
                    "{\"v\": 99, \"token\": \"" + TOKEN + "\"}",
                    "{\"v\": 1e999, \"token\": \"" + TOKEN + "\", \"token\": \"x\"}",
                    "{\"token\": \"" + TOKEN + "\", \"pipelineExecutionArn\": \"\\uD800\"}",
                    "x".repeat(300_000),
                    callback("Executing"),
                    callback("Stopping"),
                    callback("Odd"));

    private static final List<String> NUMBERS =
            List.of("1", "0", "-1", "", "x", "99999999999999999999", "1e3", "2147483648");

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));
    private final InMemoryQueues queues = new InMemoryQueues(clock);
    private final List<String> said = new ArrayList<>();
    private final Set<String> acknowledged = new HashSet<>();

    @Test
    void handle_anything_isAnswered() {
        long first = Long.getLong("fuzz.seed", 1);
        var poller = poller();
        for (long seed = first; seed < first + EVENTS; seed++) {
            check(poller, seed);
        }
    }

    private void check(LambdaPoller poller, long seed) {
        var random = new Random(seed);
        var event = event(random);
        acknowledged.clear();
        var role = Role.values()[random.nextInt(Role.values().length)];

        var response = poller.handle(role, event, Events.invocation(MINUTE));

        var failed = Set.copyOf(Events.failed(response));
        assertThat(failed).as("seed %s", seed).isSubsetOf(ids(event));
        assertThat(doneOnly(event, failed)).as("seed %s", seed).isSubsetOf(acknowledged);
        assertThat(said).as("seed %s", seed).noneMatch(line -> line.contains(TOKEN));
        said.clear();
    }

    /** The receipts of records that Lambda will delete. */
    private static Set<String> doneOnly(@Nullable SQSEvent event, Set<String> failed) {
        if (failed.contains("")) {
            return Set.of();
        }
        return records(event).stream()
                .filter(record -> !failed.contains(String.valueOf(record.getMessageId())))
                .map(record -> String.valueOf(record.getReceiptHandle()))
                .collect(Collectors.toSet());
    }

    private static Set<String> ids(@Nullable SQSEvent event) {
        return records(event).stream()
                .map(record -> record.getMessageId() == null ? "" : record.getMessageId())
                .collect(Collectors.toSet());
    }

    private static List<SQSMessage> records(@Nullable SQSEvent event) {
        return event == null || event.getRecords() == null
                ? List.of()
                : event.getRecords().stream().filter(record -> record != null).toList();
    }

    private static @Nullable SQSEvent event(Random random) {
        if (random.nextInt(50) == 0) {
            return null;
        }
        var event = new SQSEvent();
        if (random.nextInt(50) > 0) {
            var records = new SQSMessage[random.nextInt(8)];
            for (int index = 0; index < records.length; index++) {
                records[index] = random.nextInt(20) == 0 ? null : record(random, index);
            }
            event.setRecords(Arrays.asList(records));
        }
        return event;
    }

    private static SQSMessage record(Random random, int index) {
        var record = new SQSMessage();
        record.setMessageId(oneIn(random, 20) ? null : "m" + random.nextInt(20));
        record.setReceiptHandle("receipt-" + index);
        record.setBody(oneIn(random, 20) ? null : BODIES.get(random.nextInt(BODIES.size())));
        record.setEventSource(oneIn(random, 20) ? "aws:kinesis" : "aws:sqs");
        record.setEventSourceArn(
                oneIn(random, 20)
                        ? null
                        : Events.ARN
                                + List.of("callback", "check", "parking", "dead", "")
                                        .get(random.nextInt(5)));
        if (!oneIn(random, 10)) {
            var attributes = new HashMap<String, String>();
            attributes.put("ApproximateReceiveCount", pick(random, NUMBERS));
            attributes.put("SentTimestamp", pick(random, NUMBERS));
            if (oneIn(random, 4)) {
                attributes.put("DeadLetterQueueSourceArn", Events.ARN + "check");
            }
            record.setAttributes(attributes);
        }
        return record;
    }

    private static boolean oneIn(Random random, int many) {
        return random.nextInt(many) == 0;
    }

    private static String pick(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String callback(String status) {
        return "{\"token\": \""
                + TOKEN
                + "\", \"pipelineExecutionArn\": \"arn:aws:sagemaker:us-east-2:123456789012"
                + ":pipeline/taxi/execution/7pinimwddh3a\", \"arguments\": {\"a\": \"b\"},"
                + " \"status\": \""
                + status
                + "\"}";
    }

    private LambdaPoller poller() {
        var adapter = new ScriptedJobAdapter();
        var definitions =
                new JobDefinitionsReader(List.of(adapter))
                        .read("jobs", "{\"jobs\": {\"a\": {\"type\": \"scripted\"}}}");
        var real =
                Poller.builder(queues, new InMemoryCallbacks(), definitions)
                        .adapter(adapter)
                        .clock(clock)
                        .looksAtOnce(0)
                        .listener(event -> said.add(event.toString()))
                        .build();
        return new LambdaPoller(
                (batch, finishBy) -> noting(batch, real.handle(batch, finishBy)),
                QueueUrls.of(Events.URL + "callback", Events.URL + "check")
                        .with(QueueName.PARKING, Events.URL + "parking"),
                aside -> {},
                () -> {},
                clock);
    }

    private List<Verdict> noting(List<Received> batch, List<Verdict> verdicts) {
        for (int index = 0; index < batch.size(); index++) {
            if (verdicts.get(index) == Verdict.ACKNOWLEDGE) {
                acknowledged.add(batch.get(index).receipt());
            }
        }
        return verdicts;
    }
}
