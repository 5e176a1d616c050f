package io.github.callbackpoller.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceHeaderTest {
    private static final String MINE = "a87bd80c";
    private static final String OTHER = "68fd508a";

    @Test
    void parse_headerWithLineage_knowsEachFunctionsHops() {
        var header =
                TraceHeader.parse(
                        "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1;"
                                + "Lineage=a87bd80c:1|68fd508a:5|1:c512fbe3:2");

        assertThat(header.root()).isEqualTo("1-5759e988-bd862e3fe1be46a994272793");
        assertThat(header.hopsOf(MINE)).isEqualTo(1);
        assertThat(header.hopsOf(OTHER)).isEqualTo(5);
        assertThat(header.hopsOf("1:c512fbe3")).isEqualTo(2);
        assertThat(header.hopsOf("unknown")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "Lineage=a87bd80c", "Root=;Lineage=:3|a87bd80c:x"})
    void parse_headerThatSaysNothing_beginsAChain(String text) {
        var header = TraceHeader.parse(text);

        assertThat(header.root()).matches("1-[0-9a-f]{8}-[0-9a-f]{24}");
        assertThat(header.hops()).isEmpty();
    }

    @Test
    void invoked_twoFunctionsInTurn_areCountedEachInTheSameChain() {
        var begun = TraceHeader.parse("");

        var third = begun.invoked(MINE).invoked(OTHER).invoked(MINE);

        assertThat(third.root()).isEqualTo(begun.root());
        assertThat(TraceHeader.parse(third.text())).isEqualTo(third);
        assertThat(third.hopsOf(MINE)).isEqualTo(2);
        assertThat(third.hopsOf(OTHER)).isEqualTo(1);
    }

    @Test
    void ofBatch_messagesOfSeveralChains_goesOnTheOneOfItsReading() {
        var shorter = TraceHeader.parse("Root=1-a-a;Lineage=a87bd80c:2|68fd508a:9");
        var longer = TraceHeader.parse("Root=1-b-b;Lineage=a87bd80c:3");
        var batch = List.of(shorter, longer);

        assertThat(TraceHeader.ofBatch(batch, BatchLineage.FIRST, MINE)).isEqualTo(shorter);
        assertThat(TraceHeader.ofBatch(batch, BatchLineage.LONGEST, MINE)).isEqualTo(longer);
    }
}
