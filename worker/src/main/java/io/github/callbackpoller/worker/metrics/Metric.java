package io.github.callbackpoller.worker.metrics;

import java.util.List;

/**
 * What is counted, in the one table that meters and documentation are made of. Labels have few
 * values: those of enums, of the configuration or of the AWS API; never a token, key, run or
 * execution.
 */
public enum Metric {
    /** From SQS. */
    MESSAGES_RECEIVED(Kind.COUNTER, "messages.received", "Messages received", "queue"),
    /** To SQS. */
    MESSAGES_SENT(
            Kind.COUNTER,
            "messages.sent",
            "Messages sent: to callback and check what is looked at again, to parking what can't be"
                    + " answered",
            "queue",
            "confirmed"),
    /** What the host did with messages. */
    VERDICTS(Kind.COUNTER, "verdicts", "What became of messages on SQS", "queue", "verdict"),
    /** What the poller did with messages. */
    EVENTS(Kind.COUNTER, "events", "What happened, in the words of the log", "event", "definition"),
    /** Looks at jobs. */
    CHECKS(Kind.COUNTER, "checks", "Statuses of jobs read", "type", "status"),
    /** Answers to SageMaker. */
    ANSWERS(Kind.COUNTER, "answers", "Answers given to SageMaker", "outcome", "reason", "result"),
    /** How often a job is looked at. */
    CHECKS_PER_CALLBACK(
            Kind.DISTRIBUTION,
            "checks.per.callback",
            "Checks of a job until its step was answered",
            "definition"),
    /** How long somebody waits. */
    OLDEST_STEP_AGE(
            Kind.TIME_GAUGE,
            "oldest.step.age",
            "Age of the oldest step of which this worker had a message in the last 20 minutes",
            "definition"),
    /** How long steps wait for their job. */
    START(
            Kind.SUMMARY,
            "start",
            "From the step's first message to the start of its job",
            "definition"),
    /** How long steps wait for their answer. */
    STEP(Kind.SUMMARY, "step", "From the step's first message to its answer", "definition"),
    /** How late answers are. */
    DETECTION_LAG(
            Kind.SUMMARY,
            "detection.lag",
            "From the end of a job to the answer of its step, where the end is known",
            "definition"),
    /** Time for batches. */
    BATCH(Kind.SUMMARY, "batch", "Handling of a batch of messages", "queue"),
    /** Batches in hand. */
    BATCHES_IN_HAND(Kind.GAUGE, "batches.in.hand", "Batches being handled now", "queue"),
    /** Trouble with receives. */
    RECEIVE_ERRORS(Kind.COUNTER, "receive.errors", "Receives that failed", "queue"),
    /** Trouble with queues. */
    QUEUE_REACHED_AGE(
            Kind.TIME_GAUGE,
            "queue.reached.age",
            "Time since a call of the queue last succeeded",
            "queue"),
    /** Threads of the loop. */
    LOOP_THREADS(Kind.GAUGE, "loop.threads", "Threads that receive"),
    /** Whether GET /ready says so. */
    READY(Kind.GAUGE, "ready", "1 if all queues were reached lately, else 0"),
    /** Calls of AWS. */
    AWS_CALLS(
            Kind.SUMMARY,
            "aws.calls",
            "Calls of AWS, each attempt; long polls wait",
            "service",
            "operation",
            "result"),
    /** Which version runs. */
    INFO(Kind.GAUGE, "info", "Always 1", "version");

    /** What kind of number it is. */
    public enum Kind {
        /** Only grows. */
        COUNTER("_total"),
        /** Count, sum and maximum of durations. */
        SUMMARY("_seconds"),
        /** Count, sum and maximum of numbers. */
        DISTRIBUTION(""),
        /** How it is now. */
        GAUGE(""),
        /** How long it is now. */
        TIME_GAUGE("_seconds");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }
    }

    private static final String PREFIX = "callback.poller.";

    private final Kind kind;
    private final String shortName;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable.
    private final List<String> labels;

    Metric(Kind kind, String shortName, String description, String... labels) {
        this.kind = kind;
        this.shortName = shortName;
        this.description = description;
        this.labels = List.of(labels);
    }

    /** What kind of number it is. */
    public Kind kind() {
        return kind;
    }

    /** What it tells. */
    public String description() {
        return description;
    }

    /** The names of its labels. */
    public List<String> labels() {
        return labels;
    }

    /** Its name in Prometheus; a summary adds {@code _count}, {@code _sum} and {@code _max}. */
    public String prometheusName() {
        return (PREFIX + shortName).replace('.', '_') + kind.suffix;
    }

    String meterName() {
        return PREFIX + shortName;
    }
}
