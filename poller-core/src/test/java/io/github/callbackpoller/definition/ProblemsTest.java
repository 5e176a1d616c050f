package io.github.callbackpoller.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchIllegalArgumentException;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private final JobDefinitionsReader reader = new JobDefinitionsReader(List.of());

    @Test
    void read_manyProblemsOfAJobWithALongName_areToldInFewAndShortLines() {
        var outputs =
                IntStream.range(0, 20_000)
                        .mapToObj(number -> "\"" + number + "\":[]")
                        .collect(Collectors.joining(","));

        var lines = problems("n".repeat(50_000), "\"outputs\":{" + outputs + "}");

        assertThat(lines).hasSize(Problems.MOST + 1);
        assertThat(lines).allMatch(line -> line.length() < 3 * Problems.LONGEST);
        assertThat(lines.get(Problems.MOST))
                .isEqualTo("jobs.json: and " + (20_001 - Problems.MOST) + " more problems");
    }

    @Test
    void read_lineBreaksInNamesAndValues_beginNoLine() {
        var lines = problems("a\\njobs.json: forged", "\"onStop\":\"\\r\\u2028forged\"");

        assertThat(lines)
                .containsExactly(
                        "jobs.json: jobs.a?jobs.json: forged.type: is missing",
                        "jobs.json: jobs.a?jobs.json: forged.onStop: '??forged' is not allowed;"
                                + " use stop or leave");
    }

    @Test
    void read_asManyProblemsAsAreTold_areAllTold() {
        var outputs =
                IntStream.range(0, Problems.MOST - 1)
                        .mapToObj(number -> "\"" + number + "\":[]")
                        .collect(Collectors.joining(","));

        assertThat(problems("a", "\"outputs\":{" + outputs + "}"))
                .hasSize(Problems.MOST)
                .noneMatch(line -> line.contains("more problems"));
    }

    private List<String> problems(String job, String settings) {
        var text = "{\"jobs\":{\"" + job + "\":{" + settings + "}}}";
        return catchIllegalArgumentException(() -> reader.read("jobs.json", text))
                .getMessage()
                .lines()
                .toList();
    }
}
