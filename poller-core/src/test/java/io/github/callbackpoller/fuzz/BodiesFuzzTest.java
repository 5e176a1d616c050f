package io.github.callbackpoller.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.message.Decoded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

/** SageMaker's message and our own: any body is one of the four cases, within the budget. */
class BodiesFuzzTest {
    private static final Path FOLDER = Corpus.FOLDER.resolve("bodies");

    private static final String CALLBACK =
            "{\"token\":\"26vcYbeWsZ\",\"pipelineExecutionArn\":"
                    + "\"arn:aws:sagemaker:us-east-2:012345678901:pipeline/p/execution/e\","
                    + "\"arguments\":HERE}";
    private static final String OWN =
            Corpus.text(Corpus.MESSAGES.resolve("v1-watch.json"))
                    .strip()
                    .replaceFirst("\"outputs\":\\{[^}]*}[^}]*}", "\"outputs\":HERE");

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "/corpus/bodies.csv",
            delimiter = '|',
            quoteCharacter = '`',
            numLinesToSkip = 1)
    void decode_bodyOfTheCorpus_isWhatItsListSays(String file, String kind, String says) {
        var decoded = BodyPromise.kept(Corpus.text(FOLDER.resolve(file)));

        assertThat(decoded.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(said(decoded)).startsWith(says);
    }

    @Test
    void corpus_everyBody_isInTheList() {
        var list = Corpus.text(Corpus.FOLDER.resolve("bodies.csv"));

        assertThat(Corpus.files(FOLDER))
                .allMatch(file -> list.contains("\n" + file.getFileName() + " | "));
    }

    static Stream<Arguments> hugeBodies() {
        return Stream.of(hugeBodies(CALLBACK, 250_000), hugeBodies(OWN, 1_040_000))
                .flatMap(bodies -> bodies);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hugeBodies")
    void decode_hugeBody_staysWithinTheBudget(String name, String body) {
        assertThat(BodyPromise.kept(body)).as(name).isNotNull();
    }

    @Test
    void decode_damagedBodies_keepThePromise() {
        var bodies = new ArrayList<>(Corpus.texts(FOLDER));
        bodies.addAll(Corpus.texts(Corpus.MESSAGES));

        Rounds.run(
                random ->
                        BodyPromise.kept(
                                Damage.of(bodies.get(random.nextInt(bodies.size())), random)));
    }

    @Test
    void encode_anyMessage_comesBackTheSame() {
        Rounds.run(random -> BodyPromise.comesBack(RandomMessages.message(random)));
    }

    private static Stream<Arguments> hugeBodies(String around, int length) {
        return Huge.values(length).entrySet().stream()
                .map(
                        value ->
                                Arguments.of(
                                        value.getKey()
                                                + ", "
                                                + length
                                                + ", in "
                                                + around.substring(0, 4),
                                        around.replace("HERE", value.getValue())));
    }

    private static String said(Decoded decoded) {
        return decoded.match(
                callback -> "", own -> "", Decoded.Foreign::what, Decoded.Unreadable::reason);
    }
}
