package io.github.callbackpoller.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.definition.JobDefinitionsReader;
import io.github.callbackpoller.glue.GlueJobAdapter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The job definitions: any text is read or refused with lines that can be read, in the budget. */
class DefinitionsFuzzTest {
    private static final Path FOLDER = Corpus.FOLDER.resolve("definitions");
    private static final String JOB = "{\"jobs\":{\"a\":{\"type\":\"glue\",\"jobName\":\"x\",";

    private final JobDefinitionsReader reader =
            new JobDefinitionsReader(List.of(new GlueJobAdapter()));

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "/corpus/definitions.csv",
            delimiter = '|',
            quoteCharacter = '`',
            numLinesToSkip = 1)
    void read_fileOfTheCorpus_isReadOrRefusedAsItsListSays(String file, String says) {
        assertThat(problem(FOLDER.resolve(file)).orElse(""))
                .contains(says)
                .matches(problem -> problem.isEmpty() == says.isEmpty());
    }

    @Test
    void corpus_everyFile_isInTheList() {
        var list = Corpus.text(Corpus.FOLDER.resolve("definitions.csv"));

        assertThat(Corpus.files(FOLDER))
                .allMatch(file -> list.contains("\n" + file.getFileName() + " | "));
    }

    static Stream<Arguments> hugeTexts() {
        var around =
                List.of(
                        JOB + "\"arguments\":HERE}}}",
                        JOB + "\"outputs\":{\"a\":HERE}}}}",
                        JOB + "\"deadline\":HERE}}}",
                        JOB + "\"onStop\":HERE}}}",
                        "{\"jobs\":{\"a\":{\"type\":HERE}}}",
                        "{\"jobs\":HERE}",
                        "{\"jobs\":{\"" + "n".repeat(49_000) + "\":{\"outputs\":HERE}}}",
                        "HERE");
        return Huge.values(Integer.getInteger("fuzz.size", 50_000)).entrySet().stream()
                .flatMap(
                        value ->
                                around.stream()
                                        .map(text -> text.replace("HERE", value.getValue()))
                                        .map(text -> Arguments.of(value.getKey(), text)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hugeTexts")
    void read_hugeText_staysWithinTheBudget(String name, String text) {
        assertThat(DefinitionsPromise.kept(reader, text)).as(name).isNotNull();
    }

    @Test
    void read_damagedTexts_keepThePromise() {
        var texts = Corpus.texts(FOLDER);

        Rounds.run(
                random ->
                        DefinitionsPromise.kept(
                                reader,
                                Damage.of(texts.get(random.nextInt(texts.size())), random)));
    }

    private Optional<String> problem(Path file) {
        try {
            reader.read(file);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
