package io.github.callbackpoller.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.definition.Template;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What templates promise for any text: a second, slow reading comes to the same. */
final class TemplatePromise {
    private TemplatePromise() {}

    static boolean kept(String text) {
        var expected = filled(text);
        var template = template(text);

        assertThat(template.isPresent()).isEqualTo(expected.isPresent());
        template.ifPresent(read -> check(read, expected.orElseThrow()));
        return template.isPresent();
    }

    private static void check(Template template, String expected) {
        var values = new HashMap<String, String>();
        template.names().forEach(name -> values.put(name, value(name)));

        var full = Budget.spend(template.text(), text -> template.fill(values));
        assertThat(full).isEqualTo(expected);
        var bound = Budget.spend(template.text(), text -> template.bind(values));
        assertThat(bound.fill(values)).isEqualTo(expected);
        assertThat(bound.names()).allMatch(name -> name.startsWith(Template.JOB_PREFIX));
        if (!values.isEmpty()) {
            missing(template);
        }
    }

    private static void missing(Template template) {
        try {
            throw new AssertionError(template.fill(Map.of()));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("no value for ${");
        }
    }

    private static Optional<Template> template(String text) {
        try {
            return Optional.of(Budget.spend(text, Template::new));
        } catch (IllegalArgumentException e) {
            assertThat(e)
                    .hasMessage("a dollar sign must begin a ${placeholder} or be doubled ($$)");
            return Optional.empty();
        }
    }

    /** The filled text by a loop over characters; nothing if a dollar sign begins nothing. */
    private static Optional<String> filled(String text) {
        var result = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) != '$') {
                result.append(text.charAt(at++));
            } else if (text.startsWith("$$", at)) {
                result.append('$');
                at += 2;
            } else {
                int end = text.startsWith("${", at) ? text.indexOf('}', at) : -1;
                if (end < 0 || text.substring(at + 2, end).isBlank()) {
                    return Optional.empty();
                }
                result.append(value(text.substring(at + 2, end)));
                at = end + 1;
            }
        }
        return Optional.of(result.toString());
    }

    /** As hostile as a value can be: it looks like a template itself. */
    private static String value(String name) {
        return "$" + name.length() + "${x}\\1";
    }
}
