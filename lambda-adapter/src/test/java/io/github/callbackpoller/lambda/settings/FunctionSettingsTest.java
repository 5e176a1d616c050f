package io.github.callbackpoller.lambda.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.callbackpoller.port.QueueName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionSettingsTest {
    private static final String QUEUES = "https://sqs.us-east-2.amazonaws.com/123456789012/";

    private final Map<String, String> environment =
            new HashMap<>(
                    Map.of(
                            "CALLBACK_QUEUE_URL",
                            QUEUES + "callback",
                            "CHECK_QUEUE_URL",
                            QUEUES + "check",
                            "AWS_REGION",
                            "us-east-2",
                            "JOBS_JSON",
                            "{}",
                            "AWS_LAMBDA_FUNCTION_NAME",
                            "check"));

    @Test
    void of_whatIsRequired_isEnough() {
        var settings = FunctionSettings.of(environment);

        assertThat(settings.queues().url(QueueName.CHECK)).contains(QUEUES + "check");
        assertThat(settings.checkCost()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.limits().refuseStaleStarts()).isTrue();
        assertThat(settings.account()).isEqualTo("123456789012");
        assertThat(settings.logsEvents()).isTrue();
        assertThat(settings.checksRecursion()).isFalse();
        assertThat(settings.metrics())
                .isEqualTo(
                        new MetricsSettings(
                                true, "CallbackPoller", Map.of("FunctionName", "check"), "INFO"));
    }

    @Test
    void of_all_isTaken() {
        environment.put("PARKING_QUEUE_URL", QUEUES + "parking");
        environment.put("CALLBACK_DEAD_LETTER_QUEUE_URL", QUEUES + "callback-dead");
        environment.put("CHECK_DEAD_LETTER_QUEUE_URL", QUEUES + "check-dead");
        environment.put("CHECK_COST", "30s");
        environment.put("HOP_BUDGET", "100");
        environment.put("REFUSE_STALE_STARTS", "false");
        environment.put("LOG_EVENTS", "False");
        environment.put("METRICS", "false");
        environment.put("METRICS_NAMESPACE", "Ml");
        environment.put("METRICS_DIMENSIONS", "stage=prod, team=ml");
        environment.put("CHECK_RECURSION", "true");
        environment.put("AWS_LAMBDA_LOG_LEVEL", "WARN");

        var settings = FunctionSettings.of(environment);

        assertThat(settings.queues().url(QueueName.PARKING)).contains(QUEUES + "parking");
        assertThat(settings.queues().url(QueueName.CHECK_DEAD_LETTERS))
                .contains(QUEUES + "check-dead");
        assertThat(settings.checkCost()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.limits().hopBudget()).isEqualTo(100);
        assertThat(settings.limits().refuseStaleStarts()).isFalse();
        assertThat(settings.logsEvents()).isFalse();
        assertThat(settings.metrics())
                .isEqualTo(
                        new MetricsSettings(
                                false, "Ml", Map.of("stage", "prod", "team", "ml"), "WARN"));
        assertThat(settings.checksRecursion()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CALLBACK_QUEUE_URL |                                     | CALLBACK_QUEUE_URL is missing",
                "CHECK_QUEUE_URL    |                                     | CHECK_QUEUE_URL is missing",
                "CHECK_QUEUE_URL    | https://sqs.us-east-2.amazonaws.com/123456789012/callback | two queues",
                "CHECK_QUEUE_URL    | https://sqs/1/check.fifo            | FIFO",
                "CHECK_COST         | 2h                                  | CHECK_COST is '2h' and must be 1ms to 1h",
                "CHECK_COST         | soon                                | CHECK_COST is 'soon'",
                "HOP_BUDGET         | 0                                   | HOP_BUDGET is '0' and must be 1 to 1000000",
                "METRICS            | yes                                 | METRICS is 'yes' and must be true or false",
                "METRICS_DIMENSIONS | prod                                | must be NAME=VALUE",
                "JOBS_FILE          | nowhere.json                        | JOBS_FILE and JOBS_JSON are both set",
                "JOBS_JSON          |                                     | there are no job definitions"
            })
    void of_wrongValue_isNamedWithWhatIsAllowed(String name, String value, String problem) {
        environment.put(name, value == null ? "" : value);

        assertThatThrownBy(() -> FunctionSettings.of(environment))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void of_severalWrongValues_areToldAtOnce() {
        environment.remove("CALLBACK_QUEUE_URL");
        environment.put("METRICS", "maybe");

        assertThatThrownBy(() -> FunctionSettings.of(environment))
                .hasMessageContainingAll("CALLBACK_QUEUE_URL", "METRICS");
    }

    @Test
    void of_file_isRead(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("jobs.json"), "{\"jobs\": {}}");
        environment.remove("JOBS_JSON");
        environment.put("JOBS_FILE", file.toString());

        assertThat(FunctionSettings.of(environment).jobs())
                .isEqualTo(new JobsText(file.toString(), "{\"jobs\": {}}"));
    }

    @Test
    void of_fileThatIsNotThere_isNamed() {
        environment.remove("JOBS_JSON");
        environment.put("JOBS_FILE", "nowhere.json");

        assertThatThrownBy(() -> FunctionSettings.of(environment))
                .hasMessageContaining("JOBS_FILE is 'nowhere.json', which can't be read");
    }
}
