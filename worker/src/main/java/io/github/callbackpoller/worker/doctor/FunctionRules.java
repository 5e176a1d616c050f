package io.github.callbackpoller.worker.doctor;

import io.github.callbackpoller.worker.doctor.FunctionFacts.Mapping;
import java.util.ArrayList;
import java.util.List;

/** What is asked of Lambda functions and of what invokes them. Pure. */
final class FunctionRules {
    private static final int TIMEOUTS_OF_VISIBILITY = 6;

    private FunctionRules() {}

    /**
     * What is wrong with one function.
     *
     * @param queues ours
     */
    static List<Finding> check(FunctionFacts function, List<HeardQueue> queues) {
        var findings = new ArrayList<Finding>();
        if (function.stopsLoops()) {
            findings.add(stopsLoops(function));
        }
        for (var mapping : function.mappings()) {
            queues.stream()
                    .filter(mapping::isOf)
                    .forEach(queue -> findings.addAll(check(function, mapping, queue)));
        }
        return findings;
    }

    /** What no function of those named receives. */
    static List<Finding> unreceived(List<FunctionFacts> functions, List<HeardQueue> queues) {
        return queues.stream()
                .filter(
                        queue ->
                                functions.stream()
                                        .flatMap(function -> function.mappings().stream())
                                        .noneMatch(mapping -> mapping.isOf(queue)))
                .map(
                        queue ->
                                Finding.warning(
                                        "Queue " + queue.url(),
                                        "has none of the named functions behind it",
                                        "its messages wait unless a worker or another function"
                                                + " receives them",
                                        "Name all functions with --function, or create an event"
                                                + " source mapping."))
                .toList();
    }

    private static List<Finding> check(FunctionFacts function, Mapping mapping, HeardQueue queue) {
        var findings = new ArrayList<Finding>();
        var subject = "Function " + function.name() + " on queue " + queue.url();
        if (!mapping.enabled()) {
            findings.add(
                    Finding.error(
                            subject,
                            "does not receive: its event source mapping is disabled",
                            "messages wait until they expire",
                            update(mapping, "--enabled")));
        }
        if (!mapping.partial()) {
            findings.add(
                    Finding.error(
                            subject,
                            "does not report batch item failures",
                            "one message that has to come again brings its whole batch again",
                            update(mapping, "--function-response-types ReportBatchItemFailures")));
        }
        if (!mapping.limited()) {
            findings.add(
                    Finding.warning(
                            subject,
                            "has no maximum concurrency",
                            "many due messages at once take the account's concurrency, and Glue's"
                                    + " quota",
                            update(mapping, "--scaling-config MaximumConcurrency=5")));
        }
        if (mapping.batchSize() > 1 && mapping.window().isZero()) {
            findings.add(
                    Finding.note(
                            subject,
                            "has no batch window",
                            "nearly every message is an invocation of its own",
                            update(mapping, "--maximum-batching-window-in-seconds 5")));
        }
        if (queue.visibilityTimeout()
                        .compareTo(function.timeout().multipliedBy(TIMEOUTS_OF_VISIBILITY))
                < 0) {
            findings.add(shortVisibility(function, queue, subject));
        }
        if (function.snapshots() && !mapping.qualified()) {
            findings.add(
                    Finding.warning(
                            subject,
                            "has SnapStart, but its mapping invokes $LATEST",
                            "only published versions start from a snapshot",
                            "Point the mapping at an alias."));
        }
        return findings;
    }

    private static Finding stopsLoops(FunctionFacts function) {
        return Finding.error(
                "Function " + function.name(),
                "is stopped by Lambda's recursive loop detection",
                "after about 16 checks of a step its messages are lost to the dead-letter queue",
                "Run: aws lambda put-function-recursion-config --function-name "
                        + function.name()
                        + " --recursive-loop Allow");
    }

    private static Finding shortVisibility(
            FunctionFacts function, HeardQueue queue, String subject) {
        var good = function.timeout().multipliedBy(TIMEOUTS_OF_VISIBILITY);
        return Finding.warning(
                subject,
                "may take "
                        + function.timeout().toSeconds()
                        + " s, and the queue's visibility timeout is "
                        + queue.visibilityTimeout().toSeconds()
                        + " s",
                "messages that Lambda holds back are received again too soon, and become dead"
                        + " letters",
                "Run: aws sqs set-queue-attributes --queue-url "
                        + queue.url()
                        + " --attributes VisibilityTimeout="
                        + good.toSeconds());
    }

    private static String update(Mapping mapping, String option) {
        return "Run: aws lambda update-event-source-mapping --uuid " + mapping.id() + " " + option;
    }
}
