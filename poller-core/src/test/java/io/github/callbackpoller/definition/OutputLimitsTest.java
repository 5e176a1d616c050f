package io.github.callbackpoller.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputLimitsTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50})
    void brokenBy_upToFiftyOutputs_isNothing(int count) {
        assertThat(OutputLimits.brokenBy(outputs(count))).isEmpty();
    }

    @Test
    void brokenBy_fiftyOneOutputs_saysSo() {
        assertThat(OutputLimits.brokenBy(outputs(51)))
                .contains("there are 51 outputs, at most 50 are allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00FC", "\u4E2D"})
    void brokenBy_charactersAtTheBorder_areCountedNotBytes(String character) {
        var name = character.repeat(256);
        var value = character.repeat(1024);

        assertThat(OutputLimits.brokenBy(Map.of(name, value))).isEmpty();
        assertThat(OutputLimits.brokenBy(Map.of(name + character, value))).isPresent();
        assertThat(OutputLimits.brokenBy(Map.of(name, value + character))).isPresent();
    }

    @Test
    void brokenBy_longValue_namesTheOutput() {
        var outputs = new TreeMap<>(Map.of("a", "short", "b", "x".repeat(1025)));

        assertThat(OutputLimits.brokenBy(outputs))
                .contains(
                        "output 'b' is too long: a name has at most 256,"
                                + " a value at most 1024 characters");
    }

    @Test
    void brokenBy_longName_isShownCut() {
        var broken = OutputLimits.brokenBy(Map.of("n".repeat(257), "")).orElseThrow();

        assertThat(broken).startsWith("output '" + "n".repeat(40) + "...' is too long");
    }

    private static Map<String, String> outputs(int count) {
        var outputs = new TreeMap<String, String>();
        for (int number = 0; number < count; number++) {
            outputs.put("output-" + number, "value");
        }
        return outputs;
    }
}
