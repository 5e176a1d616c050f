package io.github.callbackpoller.worker.settings;

import io.github.callbackpoller.decision.NamedSchedules;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The worker's settings, in the one table that flags, environment, file, help and errors are made
 * of. A constant's name is its environment variable.
 */
public enum Setting {
    /** Required. */
    CALLBACK_QUEUE_URL(Allowed.queueUrl(), "", "The queue to which SageMaker sends callbacks."),
    /** Required. */
    CHECK_QUEUE_URL(Allowed.queueUrl(), "", "The queue on which status checks wait."),
    /** Optional. */
    PARKING_QUEUE_URL(
            Allowed.queueUrl(),
            "",
            "The queue for messages that can't be answered, each with its reason. Without it they"
                    + " stay on the dead-letter queue."),
    /** Optional. */
    NUDGE_QUEUE_URL(
            Allowed.queueUrl(),
            "",
            "The queue to which EventBridge sends the events of jobs, which are then checked at"
                    + " once. See docs/operating.md."),
    /** One of three ways to define jobs. */
    JOBS_FILE(
            Allowed.text("FILE", "the path of a file"),
            "",
            "The job definitions, a JSON file. See poller check-jobs."),
    /** One of three ways to define jobs. */
    JOBS_JSON(
            Allowed.text("JSON", "a JSON object"),
            "",
            "The job definitions themselves. Without file and JSON: jobs.json on the class path."),
    /** What the schedule is made of. */
    CHECK_COST(
            Allowed.duration("1ms", "1h"),
            "5s",
            "What one status check is worth in delay of the answer: larger means fewer checks and"
                    + " later answers."),
    /** Which schedule. */
    SCHEDULE(
            Allowed.schedule(),
            NamedSchedules.BREAK_EVEN,
            "When running jobs are checked: break-even learns from past runs, the others wait by the"
                    + " clock. See docs/schedule.md."),
    /** Bounds the first waits of break-even. */
    EARLY_WAIT(
            Allowed.wholeSeconds("1s", "15m"),
            "2m",
            "How long break-even waits at most while a run has not lasted longer. More saves a check"
                    + " or two, and runs that die young are seen later."),
    /** Bounds every schedule. */
    FIRST_CHECK(
            Allowed.wholeSeconds("0s", "15m"),
            "0s",
            "How long a run has lasted before it is checked at all. A job definition's own wins, as"
                    + " for the two waits below and for the check cost."),
    /** Bounds every schedule. */
    SHORTEST_WAIT(
            Allowed.wholeSeconds("1s", "15m"), "1s", "No wait between two checks is shorter."),
    /** Bounds every schedule. */
    LONGEST_WAIT(Allowed.wholeSeconds("1s", "15m"), "15m", "No wait between two checks is longer."),
    /** How many threads there are. */
    CONCURRENCY(Allowed.number(1, 64), "4", "How many batches of one queue are handled at a time."),
    /** How long a receive waits. */
    LONG_POLL(
            Allowed.wholeSeconds("1s", "20s"),
            "10s",
            "How long one receive waits for messages; shorter means more requests."),
    /** How long full receives are gathered. */
    LINGER(
            Allowed.duration("0s", "1s"),
            "200ms",
            "How long checks are gathered while the queue gives ten at a time, up to fifty, to be"
                    + " looked at together; longer means fewer calls under load."),
    /** How long a stop takes at most. */
    DRAIN(
            Allowed.duration("0s", "10m"),
            "25s",
            "How long the worker, told to stop, waits for what it has in hand. Keep it above the"
                    + " long poll and below the time after which your platform kills."),
    /** The guard against endless loops. */
    HOP_BUDGET(
            Allowed.number(1, 1_000_000),
            "10000",
            "How many messages one step may take before its deadline counts as passed."),
    /** Whether a start is checked first. */
    REFUSE_STALE_STARTS(
            Allowed.oneOf("true", "false"),
            "true",
            "Whether a step that no longer waits is left alone instead of having its job started."),
    /** Where health, readiness and metrics are told. */
    HTTP_PORT(
            Allowed.number(0, 65_535),
            "",
            "The port of GET /health, /ready and /metrics; 0 is any free one. Without it there is no"
                    + " HTTP."),
    /** To whom they are told. */
    HTTP_HOST(
            Allowed.host(),
            "127.0.0.1",
            "The address on which HTTP listens; 0.0.0.0 is all of them, which a container needs."
                    + " Whoever reaches it can read it."),
    /** How the log looks. */
    LOG_FORMAT(Allowed.oneOf("text", "json"), "text", "How log lines are written, on stderr."),
    /** How much is logged. */
    LOG_LEVEL(
            Allowed.oneOf("error", "warn", "info", "debug"),
            "info",
            "The least that is logged. The AWS SDK stays at warn, so that no token shows.");

    @SuppressWarnings("ImmutableEnumChecker") // Predicates can't be told immutable; ours are.
    private final Allowed allowed;

    private final String defaultText;
    private final String description;

    Setting(Allowed allowed, String defaultText, String description) {
        this.allowed = allowed;
        this.defaultText = defaultText;
        this.description = description;
    }

    /** The names that a settings file may use. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(Setting::key).toList();
    }

    /** The name in a settings file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name on the command line. */
    public String flag() {
        return "--" + key();
    }

    /** What the value may be. */
    public Allowed allowed() {
        return allowed;
    }

    /** The value where none is given; empty if there is none. */
    public String defaultText() {
        return defaultText;
    }

    /** What it is for, in a sentence. */
    public String description() {
        return description;
    }

    /** Whether the worker can't do without a value. */
    public boolean isRequired() {
        return this == CALLBACK_QUEUE_URL || this == CHECK_QUEUE_URL;
    }
}
