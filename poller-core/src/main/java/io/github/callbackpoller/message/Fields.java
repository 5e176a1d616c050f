package io.github.callbackpoller.message;

import io.github.callbackpoller.json.JsonNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads typed fields of a JSON object; a field that is missing or of another type is named. */
record Fields(Map<String, Object> values) {
    private static final long LATEST_MILLIS =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    /** Says which field is wrong, never what it holds. */
    static final class FieldException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FieldException(String name, String expected) {
            super("field '" + name + "' must be " + expected);
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name) {
        if (values.get(name) instanceof String text) {
            return text;
        }
        throw new FieldException(name, "a text");
    }

    /** A text that something can be made of. */
    <T> T of(String name, Function<String, T> maker, String expected) {
        try {
            return maker.apply(text(name));
        } catch (IllegalArgumentException e) {
            throw new FieldException(name, expected);
        }
    }

    Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    long number(String name) {
        return number(name, values.get(name));
    }

    private static long number(String name, @Nullable Object value) {
        if (value instanceof JsonNumber number) {
            try {
                return Long.parseLong(number.text());
            } catch (NumberFormatException e) {
                throw new FieldException(name, "a whole number");
            }
        }
        throw new FieldException(name, "a number");
    }

    /** A count, 0 where the field is left out. */
    int count(String name) {
        return has(name) ? count(name, values.get(name)) : 0;
    }

    private static int count(String name, @Nullable Object value) {
        long number = number(name, value);
        if (number < 0 || number > Integer.MAX_VALUE) {
            throw new FieldException(name, "a count");
        }
        return (int) number;
    }

    /** A flag, false where the field is left out. */
    boolean flag(String name) {
        if (!has(name)) {
            return false;
        }
        if (values.get(name) instanceof Boolean flag) {
            return flag;
        }
        throw new FieldException(name, "true or false");
    }

    /** A time from which deadlines can be counted without leaving what can be written again. */
    Instant time(String name) {
        long millis = number(name);
        if (millis < 0 || millis > LATEST_MILLIS) {
            throw new FieldException(name, "a time from 1970 to 9999 in milliseconds");
        }
        return Instant.ofEpochMilli(millis);
    }

    Map<String, String> texts(String name) {
        if (!(values.get(name) instanceof Map<?, ?> map)) {
            throw new FieldException(name, "an object of texts");
        }
        var texts = new LinkedHashMap<String, String>();
        for (var entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String key
                    && entry.getValue() instanceof String value)) {
                throw new FieldException(name, "an object of texts");
            }
            texts.put(key, value);
        }
        return texts;
    }

    List<Integer> counts(String name) {
        var counts = new ArrayList<Integer>();
        for (var element : list(name)) {
            counts.add(count(name, element));
        }
        return counts;
    }

    private List<?> list(String name) {
        if (values.get(name) instanceof List<?> list) {
            return list;
        }
        throw new FieldException(name, "an array");
    }
}
