package io.github.callbackpoller.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.json.JsonException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** JSON: whatever was written is read again, anything else is refused without being repeated. */
class JsonFuzzTest {

    @Test
    void write_anyTree_comesBackTheSameInAscii() {
        Rounds.run(
                random -> {
                    var tree = Values.object(random, Json.DEEPEST);

                    var text = Json.write(tree);

                    assertThat(Json.readObject(text)).isEqualTo(tree);
                    assertThat(text.chars()).allMatch(c -> c >= ' ' && c <= '\u007F');
                });
    }

    @Test
    void readObject_damagedText_isReadOrRefused() {
        var texts = Corpus.texts(Corpus.FOLDER.resolve("bodies"));

        Rounds.run(
                random -> {
                    var text = Damage.of(texts.get(random.nextInt(texts.size())), random);

                    read(text)
                            .ifPresent(
                                    tree ->
                                            assertThat(Json.readObject(Json.write(tree)))
                                                    .isEqualTo(tree));
                });
    }

    private static Optional<Map<String, Object>> read(String text) {
        try {
            return Optional.of(Budget.spend(text, Json::readObject));
        } catch (JsonException e) {
            assertThat(e.getMessage())
                    .matches("not a JSON object|[a-zA-Z ]+ at line [0-9]+, column [0-9]+");
            return Optional.empty();
        }
    }
}
