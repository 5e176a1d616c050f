package io.github.callbackpoller.lambda.template;

import java.util.function.Consumer;

/** A point that the template must keep, its reason, and a change of the text that breaks it. */
interface TemplateRule {

    Rule rule();

    /**
     * What a rule is made of.
     *
     * @param reason why the template is so
     * @param check fails if it isn't
     * @param from a text of the template
     * @param to what breaks the rule in its place
     */
    record Rule(String reason, Consumer<Template> check, String from, String to) {

        String brokenText() {
            var text = Template.text();
            if (!text.contains(from)) {
                throw new IllegalStateException("The template has no text '" + from + "'");
            }
            return text.replace(from, to);
        }
    }
}
