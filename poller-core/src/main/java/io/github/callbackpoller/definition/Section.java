package io.github.callbackpoller.definition;

import io.github.callbackpoller.json.JsonNumber;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One object of the definitions document: hands out its fields and notes what is wrong with them.
 */
final class Section {
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,5}");

    private final String path;
    private final Map<?, ?> fields;
    private final Problems problems;
    private final Set<String> taken = new HashSet<>();

    Section(String path, Map<?, ?> fields, Problems problems) {
        this.path = Problems.shown(path);
        this.fields = fields;
        this.problems = problems;
    }

    void problem(String field, String problem) {
        problems.add(path.isEmpty() ? field : path + "." + field, problem);
    }

    Optional<String> optionalText(String field) {
        taken.add(field);
        var value = fields.get(field);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        problem(field, "must be a text");
        return Optional.empty();
    }

    /** A duration from the least to the most that is allowed. */
    Optional<Duration> optionalDuration(String field, Duration least, Duration most) {
        try {
            return optionalText(field)
                    .map(Durations::parse)
                    .filter(given -> isWithin(field, given, least, most));
        } catch (IllegalArgumentException e) {
            problem(field, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    boolean isTrue(String field) {
        taken.add(field);
        var value = fields.get(field);
        if (value != null && !(value instanceof Boolean)) {
            problem(field, "must be true or false");
        }
        return Boolean.TRUE.equals(value);
    }

    /** A whole number from 1 on. */
    OptionalInt optionalCount(String field) {
        taken.add(field);
        var value = fields.get(field);
        if (value == null) {
            return OptionalInt.empty();
        }
        if (value instanceof JsonNumber && COUNT.matcher(value.toString()).matches()) {
            return OptionalInt.of(Integer.parseInt(value.toString()));
        }
        problem(field, "must be a whole number from 1 to 999999");
        return OptionalInt.empty();
    }

    String text(String field) {
        if (!fields.containsKey(field)) {
            problem(field, "is missing");
        }
        return optionalText(field).orElse("");
    }

    /** The fields of an object of texts; numbers and booleans are taken as they are written. */
    Map<String, String> texts(String field) {
        var texts = new LinkedHashMap<String, String>();
        for (var entry : object(field).entrySet()) {
            var value = entry.getValue();
            if (value instanceof String
                    || value instanceof JsonNumber
                    || value instanceof Boolean) {
                texts.put(entry.getKey().toString(), value.toString());
            } else {
                problem(field + "." + entry.getKey(), "must be a text, a number or a boolean");
            }
        }
        return texts;
    }

    Map<String, Section> sections(String field) {
        var sections = new LinkedHashMap<String, Section>();
        if (!fields.containsKey(field)) {
            problem(field, "is missing");
        }
        for (var entry : object(field).entrySet()) {
            if (entry.getValue() instanceof Map<?, ?> map) {
                var name = entry.getKey().toString();
                sections.put(name, new Section(field + "." + name, map, problems));
            } else {
                problem(field + "." + entry.getKey(), "must be an object");
            }
        }
        return sections;
    }

    /** The texts that nobody has asked for by name: they are the adapter's. */
    Map<String, String> remainingTexts() {
        var texts = new LinkedHashMap<String, String>();
        for (var entry : fields.entrySet()) {
            var name = entry.getKey().toString();
            if (taken.add(name)) {
                var value = entry.getValue();
                if (value instanceof Map || value instanceof List) {
                    problem(name, "is not a known key");
                } else if (isText(value)) {
                    texts.put(name, value.toString());
                } else {
                    problem(name, "must be a text");
                }
            }
        }
        return texts;
    }

    void noOthers() {
        for (var name : fields.keySet()) {
            if (!taken.contains(name.toString())) {
                problem(name.toString(), "is not a known key; allowed: " + taken);
            }
        }
    }

    private boolean isWithin(String field, Duration given, Duration least, Duration most) {
        boolean within = given.compareTo(least) >= 0 && given.compareTo(most) <= 0;
        if (!within) {
            problem(
                    field,
                    "must be between "
                            + Durations.format(least)
                            + " and "
                            + Durations.format(most));
        }
        return within;
    }

    private static boolean isText(Object value) {
        return value instanceof String || value instanceof JsonNumber || value instanceof Boolean;
    }

    private Map<?, ?> object(String field) {
        taken.add(field);
        var value = fields.get(field);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        problem(field, "must be an object");
        return Map.of();
    }
}
