package io.github.callbackpoller.lambda.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.job.RunHistory;
import io.github.callbackpoller.lambda.metrics.FunctionMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The figures of docs/cost.md are computed. */
final class CostTest {
    private static final Path PAGE = Path.of("../docs/cost.md");
    private static final int DETECTION_LAG = 1;
    private static final Pattern ALARM = Pattern.compile("Type: AWS::CloudWatch::Alarm");
    private static final int METRICS = FunctionMetric.values().length + DETECTION_LAG;

    @Test
    void costPage_itsTables_areWhatIsComputed() throws IOException {
        new ComputedPage(PAGE).holds(CostTables.all(alarms(), METRICS));
    }

    @Test
    void costPage_itsPrices_areThoseComputedWith() throws IOException {
        assertThat(Files.readString(PAGE)).contains(Prices.AS_OF).contains(Prices.PAGES);
    }

    @Test
    void checks_everyMinuteForTenMinutes_areTenOrEleven() {
        var everyMinute = PollSchedule.fixed(Duration.ofMinutes(1));

        var checks = Checks.ofRunsOf(Duration.ofMinutes(10), everyMinute, RunHistory.none());

        assertThat(checks.number()).isCloseTo(10.5, within(0.1));
        assertThat(checks.delaySeconds()).isBetween(20.0, 40.0);
    }

    @Test
    void sqsRequests_oneCheck_areThoseOfItsWay() {
        int sentBySageMaker = 1;
        int start = 3;
        int checkAndAnswer = 2;

        assertThat(Waiting.sqsRequests(1)).isEqualTo(sentBySageMaker + start + checkAndAnswer);
    }

    @Test
    void callbackPoller_eightHours_costsUnderAHundredthOfAContainer() {
        var length = Duration.ofHours(8);
        var checks =
                Checks.ofRunsOf(
                        length, PollSchedule.breakEven(PollSchedule.CHECK_COST), RunHistory.none());

        assertThat(Waiting.callbackPoller(checks.number(), 0))
                .isLessThan(Waiting.fargate(length) / 100);
    }

    private static int alarms() throws IOException {
        var template = Files.readString(Path.of("template.yaml"));
        return (int) ALARM.matcher(template).results().count();
    }
}
