package io.github.callbackpoller.lambda.settings;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is metered.
 *
 * @param enabled whether anything is
 * @param namespace the CloudWatch namespace
 * @param dimensions the dimensions of each metric
 * @param logLevel the least level that Lambda passes on, which lines of metrics must have: where it
 *     filters by level it takes a line that names none for one of INFO ("Log-level filtering" in
 *     the AWS Lambda developer guide)
 */
public record MetricsSettings(
        boolean enabled, String namespace, Map<String, String> dimensions, String logLevel) {
    private static final String NAMESPACE = "CallbackPoller";

    static MetricsSettings of(Variables variables) {
        return new MetricsSettings(
                variables.flag("METRICS", true),
                variables.text("METRICS_NAMESPACE").orElse(NAMESPACE),
                variables
                        .text("METRICS_DIMENSIONS")
                        .map(text -> pairs(variables, text))
                        .orElseGet(() -> function(variables)),
                variables.text("AWS_LAMBDA_LOG_LEVEL").orElse("INFO"));
    }

    /** The same, with nothing metered. */
    public MetricsSettings off() {
        return new MetricsSettings(false, namespace, dimensions, logLevel);
    }

    private static Map<String, String> function(Variables variables) {
        return variables
                .text("AWS_LAMBDA_FUNCTION_NAME")
                .map(name -> Map.of("FunctionName", name))
                .orElse(Map.of());
    }

    private static Map<String, String> pairs(Variables variables, String text) {
        var pairs = new LinkedHashMap<String, String>();
        for (var pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1 || equals == pair.length() - 1) {
                variables.problem(
                        "METRICS_DIMENSIONS is '" + text + "' and must be NAME=VALUE,NAME=VALUE");
                return Map.of();
            }
            pairs.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
        }
        return pairs;
    }
}
