package io.github.callbackpoller.lambda.settings;

import io.github.callbackpoller.decision.Limits;
import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sqs.QueueUrls;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a function is told.
 *
 * @param region where the function runs
 * @param queues the queues
 * @param jobs the job definitions
 * @param checkCost what one check is worth in delay of the answer
 * @param limits the bounds of the protocol
 * @param logsEvents whether each event is a log line
 * @param metrics what is metered
 * @param checksRecursion whether the function looks at its start whether Lambda would cut its loop
 */
public record FunctionSettings(
        String region,
        QueueUrls queues,
        JobsText jobs,
        Duration checkCost,
        Limits limits,
        boolean logsEvents,
        MetricsSettings metrics,
        boolean checksRecursion) {
    private static final Pattern ACCOUNT_AND_NAME = Pattern.compile(".*/([0-9]{12})/[^/]+");

    /**
     * Reads environment variables.
     *
     * @throws SettingsException naming each that is wrong, and what is allowed
     */
    public static FunctionSettings of(Map<String, String> environment) {
        var variables = new Variables(environment);
        var callback =
                variables.required("CALLBACK_QUEUE_URL", "the queue that SageMaker sends to");
        var check = variables.required("CHECK_QUEUE_URL", "the queue on which status checks wait");
        var settings =
                new FunctionSettings(
                        variables.required("AWS_REGION", "Lambda sets it"),
                        queues(variables, callback, check),
                        JobsText.of(variables),
                        variables.duration(
                                "CHECK_COST",
                                Duration.ofMillis(1),
                                Duration.ofHours(1),
                                PollSchedule.CHECK_COST),
                        new Limits(
                                variables.number(
                                        "HOP_BUDGET", 1, 1_000_000, Limits.DEFAULT.hopBudget()),
                                variables.flag("REFUSE_STALE_STARTS", true)),
                        variables.flag("LOG_EVENTS", true),
                        MetricsSettings.of(variables),
                        variables.flag("CHECK_RECURSION", false));
        variables.refuseProblems();
        return settings;
    }

    /** The same, with nothing said of events. */
    public FunctionSettings silent() {
        return new FunctionSettings(
                region, queues, jobs, checkCost, limits, false, metrics, checksRecursion);
    }

    /**
     * In which account the callback queue, and so its pipelines, are; empty if its URL has none.
     */
    public String account() {
        var url = ACCOUNT_AND_NAME.matcher(queues.url(QueueName.CALLBACK).orElse(""));
        return url.matches() ? url.group(1) : "";
    }

    private static QueueUrls queues(Variables variables, String callback, String check) {
        try {
            var urls = QueueUrls.of(callback, callback.equals(check) ? check + " " : check);
            if (callback.equals(check) && !check.isEmpty()) {
                variables.problem("CALLBACK_QUEUE_URL and CHECK_QUEUE_URL must be two queues");
            }
            urls = with(urls, variables, "PARKING_QUEUE_URL", QueueName.PARKING);
            urls =
                    with(
                            urls,
                            variables,
                            "CALLBACK_DEAD_LETTER_QUEUE_URL",
                            QueueName.CALLBACK_DEAD_LETTERS);
            return with(
                    urls, variables, "CHECK_DEAD_LETTER_QUEUE_URL", QueueName.CHECK_DEAD_LETTERS);
        } catch (IllegalArgumentException e) {
            variables.problem(String.valueOf(e.getMessage()));
            return QueueUrls.of("callback", "check");
        }
    }

    private static QueueUrls with(
            QueueUrls urls, Variables variables, String name, QueueName queue) {
        return variables.text(name).map(url -> urls.with(queue, url)).orElse(urls);
    }
}
