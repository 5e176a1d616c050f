package io.github.callbackpoller;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.decision.Happening;
import io.github.callbackpoller.port.EventSubject;
import io.github.callbackpoller.port.PollerEvent;
import io.github.callbackpoller.time.ManualNanoClock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.event.Level;

class EventLevelsTest {
    private final ManualNanoClock clock = new ManualNanoClock();
    private final EventLevels levels = new EventLevels(clock);

    @ParameterizedTest
    @EnumSource(names = {"UNKNOWN_STATE", "UNTOLD", "ANSWER_POSTPONED", "UNCONFIRMED"})
    void of_thousandMessagesInTheSameTrouble_warnsOnceInFiveMinutes(Happening happening) {
        var said =
                IntStream.range(0, 1000)
                        .mapToObj(message -> levels.of(event(happening, "prep")))
                        .toList();

        assertThat(said.get(0)).isEqualTo(Level.WARN);
        assertThat(said.subList(1, 1000)).containsOnly(Level.INFO);

        clock.advance(Duration.ofMinutes(5));

        assertThat(levels.of(event(happening, "prep"))).isEqualTo(Level.WARN);
    }

    @Test
    void of_otherDefinitionOrKind_isAWarningOfItsOwn() {
        assertThat(levels.of(event(Happening.UNTOLD, "prep"))).isEqualTo(Level.WARN);
        assertThat(levels.of(event(Happening.UNTOLD, "train"))).isEqualTo(Level.WARN);
        assertThat(levels.of(event(Happening.UNCONFIRMED, "prep"))).isEqualTo(Level.WARN);
    }

    @Test
    void of_whatIsAboutOneMessageAlone_isAlwaysAsLoud() {
        for (int time = 0; time < 3; time++) {
            assertThat(levels.of(event(Happening.BURIED, "prep"))).isEqualTo(Level.ERROR);
            assertThat(levels.of(event(Happening.DUPLICATE_STOPPED, "prep"))).isEqualTo(Level.WARN);
            assertThat(levels.of(event(Happening.ANSWERED, "prep"))).isEqualTo(Level.INFO);
            assertThat(levels.of(event(Happening.HOP, "prep"))).isEqualTo(Level.DEBUG);
        }
    }

    private static PollerEvent event(Happening happening, String definition) {
        var subject =
                new EventSubject("", "", "", definition, "glue", "", "WATCH", 0, Optional.empty());
        return new PollerEvent(happening, subject, Optional.empty(), "");
    }
}
