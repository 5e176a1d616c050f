package io.github.callbackpoller.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.stress.Stress;
import io.github.callbackpoller.stress.Stress.Round;
import io.github.callbackpoller.time.ManualNanoClock;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class TroublesStressTest {
    private static final Trouble DOWN =
            new Trouble("SQS", "UNREACHABLE", "is down", "Do something.", false);

    @Test
    void failed_fromSeveralThreads_isSaidOnceAndCountedInFull() {
        Stress.rounds(
                2_000,
                () -> {
                    var log = new RecordingLogger();
                    var troubles = new Troubles(log, "Messages wait.", new ManualNanoClock());
                    return new Round(
                            Collections.nCopies(4, () -> failOften(troubles)),
                            () -> {
                                troubles.worked("SQS");
                                assertThat(log.lines())
                                        .containsExactly(
                                                "WARN SQS is down. Messages wait. Do something.",
                                                "INFO SQS works again after 0 s; failed calls: 200"
                                                        + " (UNREACHABLE)");
                            });
                });
    }

    private static void failOften(Troubles troubles) {
        for (int call = 0; call < 50; call++) {
            troubles.failed(DOWN);
            troubles.worked("Glue");
        }
    }
}
