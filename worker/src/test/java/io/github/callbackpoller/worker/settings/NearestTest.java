package io.github.callbackpoller.worker.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    @ParameterizedTest
    @CsvSource({
        "check-cst, check-cost",
        "chek-cost, check-cost",
        "callback, callback-queue-url",
        "callback-queue, callback-queue-url",
        "concurency, concurrency",
        "logformat, log-format",
        "poll, long-poll",
        "job-file, jobs-file"
    })
    void nearest_misspeltOrCutShort_isTheKeyThatWasMeant(String word, String meant) {
        assertThat(Nearest.to(word, Setting.keys())).isEqualTo(meant);
    }
}
