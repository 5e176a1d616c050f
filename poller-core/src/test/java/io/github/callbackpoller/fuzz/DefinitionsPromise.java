package io.github.callbackpoller.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.definition.JobDefinitionsReader;
import io.github.callbackpoller.definition.Template;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What reading job definitions promises for any text, and what definitions do once they are read.
 */
final class DefinitionsPromise {
    private static final String SOURCE = "jobs.json";

    /** Characters of the longest error: somebody has to read it. */
    private static final int LONGEST_ERROR = 64 * 1024;

    private DefinitionsPromise() {}

    /** What is wrong, or nothing. */
    static Optional<String> kept(JobDefinitionsReader reader, String text) {
        return Budget.spend(text, input -> problem(reader, input));
    }

    private static Optional<String> problem(JobDefinitionsReader reader, String text) {
        try {
            use(reader.read(SOURCE, text));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            var problem = String.valueOf(e.getMessage());
            assertThat(problem.length()).isLessThanOrEqualTo(LONGEST_ERROR);
            assertThat(problem.split("\\R", -1))
                    .allSatisfy(line -> assertThat(line).startsWith(SOURCE + ": "));
            return Optional.of(problem);
        }
    }

    private static void use(JobDefinitions definitions) {
        assertThat(definitions.byName()).isNotEmpty();
        definitions.defaultName().ifPresent(name -> definitions.named(name).orElseThrow());
        definitions.byName().values().forEach(DefinitionsPromise::use);
    }

    private static void use(JobDefinition definition) {
        var inputs = new LinkedHashMap<String, String>();
        Stream.concat(
                        definition.arguments().values().stream(),
                        definition.outputs().values().stream())
                .flatMap(template -> template.names().stream())
                .forEach(name -> inputs.put(name, "$" + name));

        assertThat(definition.missingIn(inputs)).isEmpty();
        assertThat(definition.argumentsFor(inputs)).hasSameSizeAs(definition.arguments());
        definition
                .jobFor(inputs)
                .outputs()
                .values()
                .forEach(
                        output ->
                                assertThat(new Template(output).names())
                                        .allMatch(name -> name.startsWith(Template.JOB_PREFIX)));
        if (!inputs.isEmpty()) {
            definition.missingIn(Map.of());
        }
    }
}
