package io.github.callbackpoller.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @CsvSource({"1000, 50000, true", "1001, 1, false", "1, 50001, false"})
    void readObject_numbersAndNamesAtTheirBorders_areRead(int digits, int letters, boolean read) {
        var text = "{\"" + "\u00FC".repeat(letters) + "\":" + "9".repeat(digits) + "}";

        if (read) {
            assertThat(Json.readObject(Json.write(Json.readObject(text)))).hasSize(1);
        } else {
            assertThatExceptionOfType(JsonException.class)
                    .isThrownBy(() -> Json.readObject(text))
                    .withMessageStartingWith("JSON too deep or too long at line 1, column ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"\uD83D\":1}", "{\"\uDE95\":1}", "{\"a\":{\"\\uD83D\":1}}"})
    void readObject_nameWithHalfASurrogatePair_isRefusedHoweverItIsWritten(String text) {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> Json.readObject(text))
                .withMessageMatching("not valid JSON at line 1, column [0-9]+");
    }

    @Test
    void readObject_everyKind_keepsOrderAndDigits() {
        var tree = Json.readObject("{\"z\":1.10,\"a\":[true,false,null,\"t\",{\"b\":-0}]}");

        assertThat(tree)
                .containsExactly(
                        Map.entry("z", new JsonNumber("1.10")),
                        Map.entry(
                                "a",
                                List.of(
                                        true,
                                        false,
                                        JsonNull.NULL,
                                        "t",
                                        Map.of("b", new JsonNumber("-0")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"z\":1.10,\"a\":[true,false,null,\"t\",{\"b\":-0}],\"\":{}}",
                "{\"quote\":\"\\\"\\\\\\n\\u0000\\u00FC\\uD83D\\uDE95\"}",
                "{\"big\":123456789012345678901234567890.5e-7}"
            })
    void write_whatWasRead_isTheSameText(String text) {
        assertThat(Json.write(Json.readObject(text))).isEqualTo(text);
    }

    @Test
    void readObject_brokenText_keepsTheFieldsBefore() {
        var fields = new LinkedHashMap<String, Object>();

        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> Json.readObject("{\"a\":1,\n\"b\":tru}", fields))
                .withMessageStartingWith("not valid JSON at line 2, column ");
        assertThat(fields).containsExactly(Map.entry("a", new JsonNumber("1")));
    }

    @Test
    void readObject_brokenText_isNotRepeated() {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> Json.readObject("{\"a\":secretSecret}"))
                .matches(error -> !error.toString().contains("secret"))
                .withNoCause();
    }

    @Test
    void readObject_twoValues_areRefused() {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> Json.readObject("{}{}"))
                .withMessageStartingWith("more than one JSON value");
    }

    @Test
    void jsonNumber_wholeNumber_isItsDigits() {
        assertThat(JsonNumber.of(Long.MIN_VALUE)).hasToString("-9223372036854775808");
    }
}
