package io.github.callbackpoller.sandbox.wire;

import static io.github.callbackpoller.sandbox.wire.Constraint.list;
import static io.github.callbackpoller.sandbox.wire.Constraint.number;
import static io.github.callbackpoller.sandbox.wire.Constraint.object;
import static io.github.callbackpoller.sandbox.wire.Constraint.oneOf;
import static io.github.callbackpoller.sandbox.wire.Constraint.text;
import static io.github.callbackpoller.sandbox.wire.Member.optional;
import static io.github.callbackpoller.sandbox.wire.Member.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"{'T':'ab'}", "{'T':'abcd'}", "{}", "{'T':null}", "{'T':'ab','U':1}"})
    void text_withinItsLengthOrMissing_isTaken(String request) {
        answered(object(optional("T", text(2, 4))), request);
    }

    @ParameterizedTest
    @CsvSource({
        "a, greater than or equal to 2",
        "abcde, less than or equal to 4",
    })
    void text_outsideItsLength_isRefusedInTheServicesWords(String value, String bound) {
        assertThatThrownBy(
                        () ->
                                answered(
                                        object(optional("FirstName", text(2, 4))),
                                        "{'FirstName':'" + value + "'}"))
                .isInstanceOfSatisfying(
                        AwsError.class,
                        error -> assertThat(error.code()).isEqualTo("ValidationException"))
                .hasMessage(
                        "1 validation error detected: Value '%s' at 'firstName' failed to satisfy"
                                + " constraint: Member must have length %s",
                        value, bound);
    }

    @Test
    void text_longestInSurrogatePairs_isCountedInCodePoints() {
        answered(object(required("T", text(0, 3))), "{'T':'😀😀😀'}");
    }

    @Test
    void text_thatMatchesOnlyInPart_isRefused() {
        assertThatThrownBy(
                        () -> answered(object(required("T", text(0, 9, "[a-z]+"))), "{'T':'ab1'}"))
                .hasMessageContaining("regular expression pattern: [a-z]+");
    }

    @Test
    void object_severalMembersAreWrong_namesThemAll() {
        var shape = object(required("A", text()), optional("B", number(1, 200)));

        assertThatThrownBy(() -> answered(shape, "{'B':201}"))
                .hasMessageStartingWith("2 validation errors detected: Value null at 'a'")
                .hasMessageContaining("Value '201' at 'b'")
                .hasMessageContaining("less than or equal to 200");
    }

    @Test
    void list_wrongElement_isNamedByItsPlace() {
        var shape = object(optional("L", list(0, 2, object(required("Name", text())))));

        assertThatThrownBy(() -> answered(shape, "{'L':[{'Name':'a'},{}]}"))
                .hasMessageContaining("at 'l.2.member.name'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'L':[]}", "{'L':[1,2,3]}"})
    void list_outsideItsSize_isRefused(String request) {
        assertThatThrownBy(() -> answered(object(optional("L", list(1, 2, number(0, 9)))), request))
                .hasMessageContaining("at 'l'");
    }

    @Test
    void oneOf_unknownWord_isRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> answered(object(optional("O", oneOf("A", "B"))), "{'O':'C'}"))
                .hasMessageContaining("enum value set: [A, B]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'T':1}",
                "{'N':'1'}",
                "{'N':1.5}",
                "{'N':18446744073709551617}",
                "{'L':{}}",
                "[]"
            })
    void anyConstraint_wrongJsonType_isASerializationError(String request) {
        var shape =
                object(
                        optional("T", text()),
                        optional("N", number(0, 9)),
                        optional("L", list(0, 9, text())));

        assertThatThrownBy(() -> answered(shape, request))
                .isInstanceOfSatisfying(
                        AwsError.class,
                        error -> assertThat(error.code()).isEqualTo("SerializationException"));
    }

    private static void answered(Constraint shape, String request) {
        assertThat(new Operation(shape, input -> Json.object()).answer(json(request))).isEmpty();
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
