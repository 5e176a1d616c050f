package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureReasonTest {
    private static final String TAXI = "\uD83D\uDE95";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    FAILED | out of memory | run jr_1 | FAILED: out of memory (run jr_1)
                    FAILED | ''            | run jr_1 | FAILED (run jr_1)
                    FAILED | out of memory | ''       | FAILED: out of memory
                    FAILED | ''            | ''       | FAILED
                    FAILED | '   '         | run jr_1 | FAILED (run jr_1)
                    """)
    void of_partsThatFit_areJoined(String state, String line, String pointer, String expected) {
        assertThat(FailureReason.of(state, line, pointer)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 256})
    void of_sentenceThatFits_isKept(int length) {
        var sentence = "x".repeat(length);

        assertThat(FailureReason.of(sentence)).isEqualTo(sentence);
    }

    @Test
    void of_sentenceOneTooLong_isCutTo256() {
        var reason = FailureReason.of("x".repeat(257));

        assertThat(reason).isEqualTo("x".repeat(253) + "...");
    }

    @Test
    void of_partsOneTooLong_cutsTheExplanationAndKeepsThePointer() {
        var fits = FailureReason.of("FAILED", "x".repeat(235), "run jr_1-");
        var cut = FailureReason.of("FAILED", "x".repeat(237), "run jr_1-");

        assertThat(fits).hasSize(6 + 2 + 235 + 12).doesNotContain("...");
        assertThat(cut).hasSize(256).startsWith("FAILED: xxx").endsWith("xxx... (run jr_1-)");
    }

    @Test
    void of_onePairOnTheBorderAmongLetters_isLeftOutWhole() {
        assertThat(FailureReason.of("x".repeat(252) + TAXI + "y".repeat(100)))
                .isEqualTo("x".repeat(252) + "...");
        assertThat(FailureReason.of("x".repeat(251) + TAXI + "y".repeat(100)))
                .isEqualTo("x".repeat(251) + TAXI + "...");
        assertThat(FailureReason.of("x".repeat(254) + TAXI + "y".repeat(100)))
                .isEqualTo("x".repeat(253) + "...");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void of_surrogatePairOnTheBorder_isNotHalved(int shift) {
        var reason = FailureReason.of("x".repeat(shift) + TAXI.repeat(200));

        assertThat(reason.length()).isBetween(255, 256);
        assertThat(reason).endsWith(TAXI + "...");
        assertThat(reason.codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void of_surrogatePairsInTheExplanation_areNotHalved(int shift) {
        var reason = FailureReason.of("FAILED", "x".repeat(shift) + TAXI.repeat(200), "run jr_1");

        assertThat(reason.length()).isBetween(255, 256);
        assertThat(reason).endsWith(TAXI + "... (run jr_1)");
        assertThat(reason.codePoints().filter(c -> c >= 0xD800 && c <= 0xDFFF)).isEmpty();
    }

    @Test
    void of_multiByteText_isCountedInCharacters() {
        var sentence = "\u00FC".repeat(256);

        assertThat(FailureReason.of(sentence)).isEqualTo(sentence);
    }

    @Test
    void of_pythonTraceback_takesItsLastLine() {
        var trace =
                """
                Traceback (most recent call last):
                  File "/tmp/job.py", line 12, in <module>
                    df = read(path)
                FileNotFoundError: s3://in is empty

                """;

        var reason = FailureReason.of("FAILED", trace, "run jr_1");

        assertThat(reason).isEqualTo("FAILED: FileNotFoundError: s3://in is empty (run jr_1)");
    }

    @Test
    void of_javaStackTrace_takesItsFirstLine() {
        var trace = "\n\njava.lang.IllegalStateException: no table\n\tat a.B.c(B.java:1)\n";

        var reason = FailureReason.of("ERROR", trace, "");

        assertThat(reason).isEqualTo("ERROR: java.lang.IllegalStateException: no table");
    }

    @Test
    void of_controlCharacters_becomeSpaces() {
        var reason = FailureReason.of("a\tb\u0000\u0007c\r\nd\uFFFF\uFFFEe\u007F");

        assertThat(reason).isEqualTo("a b c d e");
    }

    @Test
    void of_loneSurrogates_becomeSpaces() {
        var reason = FailureReason.of("a\uD83Db\uDE95c" + TAXI);

        assertThat(reason).isEqualTo("a b c" + TAXI);
    }

    @Test
    void of_pointerAsLongAsTheWholeReason_leavesRoomForTheExplanation() {
        var reason = FailureReason.of("FAILED", "out of memory", "p".repeat(300));

        assertThat(reason).hasSize(256).startsWith("FAILED: out of memory (ppp").endsWith("...");
    }

    @Test
    void of_longestPointerThatIsKept_isKeptWhole() {
        var pointer = "p".repeat(189);

        var reason = FailureReason.of("FAILED", "x".repeat(300), pointer);

        assertThat(reason).hasSize(256).endsWith("... (" + pointer + ")");
    }

    @Test
    void of_anything_isNeverLongerThan256() {
        for (int line = 0; line < 300; line += 7) {
            for (int pointer = 0; pointer < 300; pointer += 11) {
                var reason = FailureReason.of("S", TAXI.repeat(line), "p".repeat(pointer));

                assertThat(reason.length()).isBetween(1, 256);
            }
        }
    }
}
