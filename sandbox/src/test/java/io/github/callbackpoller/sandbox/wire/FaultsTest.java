package io.github.callbackpoller.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {
    private final Faults faults = new Faults();

    @Test
    void strike_injectedTwice_strikesTwiceAndOnlyThatOperation() {
        faults.inject(Fault.of("GetJob", FaultKind.THROTTLE).times(2));

        assertThat(failure("GetJobs")).isEmpty();
        assertThat(failure("GetJob")).contains(FaultKind.THROTTLE);
        assertThat(failure("GetJob")).contains(FaultKind.THROTTLE);
        assertThat(failure("GetJob")).isEmpty();
    }

    @Test
    void strike_injectedForAny_strikesWhateverComes() {
        faults.inject(Fault.of("*", FaultKind.SERVER_ERROR).times(1));

        assertThat(failure("StartJobRun")).contains(FaultKind.SERVER_ERROR);
    }

    @ParameterizedTest
    @CsvSource({
        "*, true, true",
        "glue:*, true, false",
        "glue:GetJob, true, false",
        "GetJob, true, true",
        "sqs:GetJob, false, true",
        "GetJobs, false, false",
        "glue, false, false"
    })
    void strike_operationOfAService_strikesThatOneOnly(
            String operation, boolean ofGlue, boolean ofSqs) {
        faults.inject(Fault.of(operation, FaultKind.THROTTLE));

        assertThat(faults.strike("glue", "GetJob").failure().isPresent()).isEqualTo(ofGlue);
        assertThat(faults.strike("sqs", "GetJob").failure().isPresent()).isEqualTo(ofSqs);
    }

    @Test
    void strike_rate_strikesThatShareAndTheSameOnesForOneSeed() {
        faults.inject(Fault.of("GetJob", FaultKind.SERVER_ERROR).rate(0.1, 7));
        var again = new Faults();
        again.inject(Fault.of("GetJob", FaultKind.SERVER_ERROR).rate(0.1, 7));

        var struck = strikes(faults);

        assertThat(struck).isEqualTo(strikes(again));
        assertThat(struck.stream().filter(Optional::isPresent).count()).isBetween(70L, 130L);
    }

    @Test
    void clear_afterInject_nothingStrikes() {
        faults.inject(Fault.of("GetJob", FaultKind.THROTTLE).times(5));

        faults.clear();

        assertThat(failure("GetJob")).isEmpty();
    }

    private static List<Optional<FaultKind>> strikes(Faults faults) {
        return IntStream.range(0, 1000)
                .mapToObj(i -> faults.strike("glue", "GetJob").failure())
                .toList();
    }

    private Optional<FaultKind> failure(String operation) {
        return faults.strike("glue", operation).failure();
    }
}
