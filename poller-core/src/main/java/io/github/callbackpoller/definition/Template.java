package io.github.callbackpoller.definition;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with placeholders: <code>${name}</code> stands for a value, {@code $$} for a dollar sign.
 *
 * @param text as written
 */
public record Template(String text) {

    /** Placeholders that begin so are facts of the job and are filled in when it has ended. */
    public static final String JOB_PREFIX = "job.";

    private static final Pattern PART = Pattern.compile("\\$\\$|\\$\\{([^}]*)\\}|\\$");

    /**
     * @throws IllegalArgumentException if a dollar sign is neither doubled nor begins a placeholder
     */
    public Template {
        var part = PART.matcher(text);
        while (part.find()) {
            if (part.group().equals("$") || (part.group(1) != null && part.group(1).isBlank())) {
                throw new IllegalArgumentException(
                        "a dollar sign must begin a ${placeholder} or be doubled ($$)");
            }
        }
    }

    /** The names of all placeholders. */
    public Set<String> names() {
        var names = new TreeSet<String>();
        var part = PART.matcher(text);
        while (part.find()) {
            if (part.group(1) != null) {
                names.add(part.group(1));
            }
        }
        return names;
    }

    /**
     * The text with every placeholder filled in.
     *
     * @throws IllegalArgumentException naming a placeholder without a value
     */
    public String fill(Map<String, String> values) {
        return replace(
                name -> {
                    var value = values.get(name);
                    if (value == null) {
                        throw new IllegalArgumentException("no value for ${" + name + "}");
                    }
                    return value;
                },
                "$");
    }

    /** The template with all placeholders filled in but those of the job. */
    public Template bind(Map<String, String> values) {
        return new Template(
                replace(
                        name ->
                                name.startsWith(JOB_PREFIX)
                                        ? "${" + name + "}"
                                        : values.getOrDefault(name, "").replace("$", "$$"),
                        "$$"));
    }

    private String replace(Function<String, String> value, String dollar) {
        return PART.matcher(text)
                .replaceAll(
                        part ->
                                Matcher.quoteReplacement(
                                        part.group(1) == null
                                                ? dollar
                                                : value.apply(part.group(1))));
    }
}
