package io.github.callbackpoller.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.worker.settings.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkerHelpTest {

    @ParameterizedTest
    @EnumSource
    void help_eachSetting_isThereWithDefaultAndRange(Setting setting) {
        var help = CommandRun.of("worker", "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.outInOneLine())
                .contains(setting.flag() + "=" + setting.allowed().label())
                .contains(setting.description())
                .contains("allowed: " + setting.allowed().range() + ", environment: ")
                .contains("environment: " + setting.name() + ")");
        if (!setting.defaultText().isEmpty()) {
            assertThat(help.outInOneLine()).contains("default: " + setting.defaultText() + ",");
        }
    }

    @Test
    void help_teachesExampleAwsVariablesAndExitCodes() {
        var help = CommandRun.of("worker", "--help");

        assertThat(help.out())
                .contains("export CALLBACK_QUEUE_URL=", "\"${input_location}\"")
                .contains("AWS_REGION", "AWS_ENDPOINT_URL_SQS", "AWS_ENDPOINT_URL_GLUE")
                .contains("AWS_ENDPOINT_URL_SAGEMAKER", "credentials chain", "SETTINGS_FILE")
                .contains("--settings=FILE", "SIGTERM", "Exit codes:");
    }
}
