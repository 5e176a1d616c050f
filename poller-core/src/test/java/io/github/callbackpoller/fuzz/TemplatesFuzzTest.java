package io.github.callbackpoller.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Placeholders in arguments and outputs, against a second reading. */
class TemplatesFuzzTest {
    private static final List<String> PIECES =
            List.of("$", "$$", "${", "}", "{", "${a}", "${job.id}", "job.", "a", " ", "\\", "\n");

    static List<String> lines() {
        return Corpus.text(Corpus.FOLDER.resolve("templates/lines.txt")).lines().toList();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void template_lineOfTheCorpus_isReadTheSameTwice(String text) {
        assertThat(TemplatePromise.kept(text)).isIn(true, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "$$", "${", "${a}", "${job.a}", "}", "\\", "${a}$$", "\uD83D"})
    void template_hugeText_staysWithinTheBudget(String piece) {
        int length = Integer.getInteger("fuzz.size", 50_000) / piece.length() / 2 * 2;

        assertThat(TemplatePromise.kept(piece.repeat(length))).isEqualTo(!piece.equals("${"));
    }

    @Test
    void template_anyText_isReadTheSameTwice() {
        Rounds.run(random -> TemplatePromise.kept(text(random)));
    }

    private static String text(RandomGenerator random) {
        var text = new StringBuilder();
        for (int pieces = random.nextInt(12); pieces > 0; pieces--) {
            text.append(
                    random.nextInt(5) == 0
                            ? Values.text(random)
                            : PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
