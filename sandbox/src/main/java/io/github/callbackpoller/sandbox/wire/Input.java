package io.github.callbackpoller.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request's members, read under the constraints of the service's model; what breaks one is
 * answered with a ValidationException that names it.
 *
 * @param json the request
 */
public record Input(JsonNode json) {

    /** A member that must be there, within a length. */
    public String text(String member, int shortest, int longest) {
        return optionalText(member, shortest, longest)
                .orElseThrow(() -> AwsError.validation(member, "Member must not be null"));
    }

    /** A member that must be there and match. */
    public String text(String member, Pattern pattern) {
        var text = text(member, 0, Integer.MAX_VALUE);
        if (!pattern.matcher(text).matches()) {
            throw AwsError.validation(
                    member, "Member must satisfy regular expression pattern: " + pattern);
        }
        return text;
    }

    /** A member that may be missing. */
    public Optional<String> optionalText(String member, int shortest, int longest) {
        var value = json.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw AwsError.badRequest(
                    "SerializationException", "'" + member + "' must be a string");
        }
        var text = value.textValue();
        int length = text.codePointCount(0, text.length());
        if (length < shortest || length > longest) {
            throw AwsError.validation(
                    member, "Member must have length between " + shortest + " and " + longest);
        }
        return Optional.of(text);
    }

    /** A number that may be missing, within a range. */
    public Optional<Integer> optionalNumber(String member, int least, int most) {
        var value = json.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isIntegralNumber()) {
            throw AwsError.badRequest(
                    "SerializationException", "'" + member + "' must be an integer");
        }
        if (value.longValue() < least || value.longValue() > most) {
            throw AwsError.validation(
                    member, "Member must have value between " + least + " and " + most);
        }
        return Optional.of(value.intValue());
    }

    /** A map of texts; empty if missing. */
    public Map<String, String> texts(String member) {
        var texts = new LinkedHashMap<String, String>();
        json.path(member)
                .properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    /** A list that may be missing, within a size. */
    public List<Input> list(String member, int least, int most) {
        var elements = new ArrayList<Input>();
        json.path(member).forEach(element -> elements.add(new Input(element)));
        if (elements.size() < least || elements.size() > most) {
            throw AwsError.validation(
                    member, "Member must have length between " + least + " and " + most);
        }
        return elements;
    }
}
