package io.github.callbackpoller.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final Faults faults = new Faults();

    @Test
    void strike_injectedTwice_strikesTwiceAndOnlyThatOperation() {
        faults.inject("GetJob", FaultKind.THROTTLE, 2);

        assertThat(faults.strike("GetJobs")).isEmpty();
        assertThat(faults.strike("GetJob")).contains(FaultKind.THROTTLE);
        assertThat(faults.strike("GetJob")).contains(FaultKind.THROTTLE);
        assertThat(faults.strike("GetJob")).isEmpty();
    }

    @Test
    void strike_injectedForAny_strikesWhateverComes() {
        faults.inject("*", FaultKind.SERVER_ERROR, 1);

        assertThat(faults.strike("StartJobRun")).contains(FaultKind.SERVER_ERROR);
    }

    @Test
    void strike_rate_strikesThatShareAndTheSameOnesForOneSeed() {
        faults.inject("GetJob", FaultKind.SERVER_ERROR, 0.1, 7);
        var again = new Faults();
        again.inject("GetJob", FaultKind.SERVER_ERROR, 0.1, 7);

        var struck = strikes(faults);

        assertThat(struck).isEqualTo(strikes(again));
        assertThat(struck.stream().filter(Optional::isPresent).count()).isBetween(70L, 130L);
    }

    @Test
    void clear_afterInject_nothingStrikes() {
        faults.inject("GetJob", FaultKind.THROTTLE, 5);

        faults.clear();

        assertThat(faults.strike("GetJob")).isEmpty();
    }

    private static List<Optional<FaultKind>> strikes(Faults faults) {
        return IntStream.range(0, 1000).mapToObj(i -> faults.strike("GetJob")).toList();
    }
}
