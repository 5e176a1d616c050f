package io.github.callbackpoller.worker.settings;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One place where settings are given.
 *
 * @param kind what sort of place
 * @param name which one, where there could be several
 * @param texts what is given there
 */
record Source(Kind kind, String name, Map<Setting, String> texts) {

    /** The kinds of places, the strongest first. */
    enum Kind {
        FLAG,
        ENVIRONMENT,
        FILE,
        DEFAULT
    }

    static Source flags(Map<Setting, String> texts) {
        return new Source(Kind.FLAG, "", texts);
    }

    /** An empty variable counts as none: that is how many tools write "not set". */
    static Source environment(Map<String, String> variables) {
        var texts = new LinkedHashMap<Setting, String>();
        for (var setting : Setting.values()) {
            var text = variables.getOrDefault(setting.name(), "").strip();
            if (!text.isEmpty()) {
                texts.put(setting, text);
            }
        }
        return new Source(Kind.ENVIRONMENT, "", texts);
    }

    static Source defaults() {
        var texts =
                Arrays.stream(Setting.values())
                        .filter(setting -> !setting.defaultText().isEmpty())
                        .collect(Collectors.toMap(setting -> setting, Setting::defaultText));
        return new Source(Kind.DEFAULT, "", texts);
    }

    Optional<Given> given(Setting setting) {
        return Optional.ofNullable(texts.get(setting)).map(text -> new Given(setting, text, this));
    }

    String placeOf(Setting setting) {
        return switch (kind) {
            case FLAG -> "flag " + setting.flag();
            case ENVIRONMENT -> "environment variable " + setting.name();
            case FILE -> "file " + name;
            case DEFAULT -> "default";
        };
    }
}
