package io.github.callbackpoller.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes JSON. An object is a {@code Map<String, Object>} in written order, an array a
 * {@code List<Object>}, the rest are {@link String}, {@link JsonNumber}, {@link Boolean} and {@link
 * JsonNull}. Names that stand twice in one object or hold half a surrogate pair, nesting deeper
 * than {@value #DEEPEST}, names of more than 50,000 characters and numbers of more than 1000 are
 * errors. What is written is pure ASCII, so its length is its size and any queue takes it.
 */
public final class Json {

    /** How deep objects and arrays may nest. */
    public static final int DEEPEST = 64;

    private static final int USUAL_LENGTH = 1_024;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .build();

    private Json() {}

    /**
     * Reads a text that is one JSON object.
     *
     * @throws JsonException saying where the text is wrong
     */
    public static Map<String, Object> readObject(String text) {
        var fields = new LinkedHashMap<String, Object>();
        readObject(text, fields);
        return fields;
    }

    /**
     * Reads a text that should be one JSON object into a map, which holds all top-level fields
     * before the first error even if this throws.
     *
     * @throws JsonException saying where the text is wrong
     */
    public static void readObject(String text, Map<String, Object> fields) {
        try (var parser = FACTORY.createParser(text)) {
            try {
                if (parser.nextToken() != JsonToken.START_OBJECT) {
                    throw new JsonException("not a JSON object");
                }
                fill(parser, fields);
                if (parser.nextToken() != null) {
                    throw new JsonException(
                            "more than one JSON value" + at(parser.currentLocation()));
                }
            } catch (StreamConstraintsException e) {
                throw new JsonException("JSON too deep or too long" + at(parser.currentLocation()));
            } catch (IOException e) {
                throw new JsonException("not valid JSON" + at(parser.currentLocation()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a tree of the kinds that {@link #readObject(String)} returns. */
    public static String write(Object tree) {
        var text = new StringWriter(USUAL_LENGTH);
        try (var generator = FACTORY.createGenerator(text)) {
            write(generator, tree);
        } catch (IOException e) {
            throw new UncheckedIOException("A StringWriter doesn't fail", e);
        }
        return text.toString();
    }

    private static String at(JsonLocation location) {
        return " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static void fill(JsonParser parser, Map<String, Object> fields) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            if (fields.containsKey(name) || hasHalfACharacter(name)) {
                throw new JsonException("not valid JSON" + at(parser.currentLocation()));
            }
            parser.nextToken();
            fields.put(name, value(parser));
        }
    }

    /** Such a name could be read only as it is, never again once it is written in ASCII. */
    private static boolean hasHalfACharacter(String name) {
        int codePoint;
        for (int at = 0; at < name.length(); at += Character.charCount(codePoint)) {
            codePoint = name.codePointAt(at);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                return true;
            }
        }
        return false;
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var fields = new LinkedHashMap<String, Object>();
                fill(parser, fields);
                yield fields;
            }
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> JsonNull.NULL;
            case NOT_AVAILABLE, FIELD_NAME, END_OBJECT, END_ARRAY, VALUE_EMBEDDED_OBJECT ->
                    throw new IllegalStateException("A text has no " + parser.currentToken());
        };
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        var values = new ArrayList<Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser));
        }
        return values;
    }

    private static void write(JsonGenerator generator, Object tree) throws IOException {
        if (tree instanceof Map<?, ?> fields) {
            generator.writeStartObject();
            for (var field : fields.entrySet()) {
                generator.writeFieldName((String) field.getKey());
                write(generator, field.getValue());
            }
            generator.writeEndObject();
        } else if (tree instanceof List<?> values) {
            generator.writeStartArray();
            for (var value : values) {
                write(generator, value);
            }
            generator.writeEndArray();
        } else if (tree instanceof String text) {
            generator.writeString(text);
        } else {
            generator.writeRawValue(tree.toString());
        }
    }
}
