package io.github.callbackpoller.worker.plan;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.job.RunHistory;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdviceTest {

    @Test
    void on_longRunsThatRepeat_checksMayBeDear() {
        var advice = on(7200);

        assertThat(advice.checkCost()).isGreaterThanOrEqualTo(ofSeconds(30));
        assertThat(advice.deadline()).isEqualTo(ofMinutes(241));
    }

    @Test
    void on_shortRuns_checksAreCheapAndTheDeadlineIsAQuarterOfAnHourMore() {
        var advice = on(60);

        assertThat(advice.checkCost()).isLessThanOrEqualTo(ofSeconds(5));
        assertThat(advice.deadline()).isEqualTo(ofMinutes(17));
    }

    @Test
    void settings_asKeysOfAJobDefinition_areWrittenAsDurations() {
        assertThat(new Advice(ofSeconds(20), ofMinutes(61)).settings())
                .isEqualTo(Map.of("checkCost", "20s", "deadline", "61m"));
    }

    private static Advice on(int took) {
        return Advice.on(RecordedRuns.of("a", new RunHistory(Collections.nCopies(20, took))));
    }
}
