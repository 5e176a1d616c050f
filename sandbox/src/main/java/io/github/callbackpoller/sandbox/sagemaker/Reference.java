package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** What stands behind {@code "Get"} in a definition. */
sealed interface Reference {
    Pattern OUTPUT = Pattern.compile("Steps\\.([^.]+)\\.OutputParameters\\['([^']+)'\\]");
    Pattern OUTCOME = Pattern.compile("Steps\\.([^.]+)\\.Outcome");
    String PARAMETERS = "Parameters.";
    String EXECUTION = "Execution.";

    /** The step that must have succeeded before there is a value. */
    Optional<String> step();

    boolean isKnownTo(Scope scope);

    JsonNode in(Values values);

    /** What a definition declares. */
    interface Scope {
        boolean hasParameter(String name);

        boolean hasOutput(String step, String name);

        boolean hasOutcome(String step);
    }

    static Optional<Reference> read(String text) {
        var output = OUTPUT.matcher(text);
        if (output.matches()) {
            return Optional.of(new Output(output.group(1), output.group(2)));
        }
        var outcome = OUTCOME.matcher(text);
        if (outcome.matches()) {
            return Optional.of(new Outcome(outcome.group(1)));
        }
        if (text.startsWith(PARAMETERS)) {
            return Optional.of(new Parameter(text.substring(PARAMETERS.length())));
        }
        return Optional.of(text)
                .filter(execution -> execution.startsWith(EXECUTION))
                .flatMap(execution -> ExecutionFact.of(execution.substring(EXECUTION.length())))
                .map(OfExecution::new);
    }

    /** A parameter of the pipeline. */
    record Parameter(String name) implements Reference {
        @Override
        public Optional<String> step() {
            return Optional.empty();
        }

        @Override
        public boolean isKnownTo(Scope scope) {
            return scope.hasParameter(name);
        }

        @Override
        public JsonNode in(Values values) {
            return values.parameter(name);
        }

        @Override
        public String toString() {
            return PARAMETERS + name;
        }
    }

    /** An output of another step. */
    record Output(String of, String name) implements Reference {
        @Override
        public Optional<String> step() {
            return Optional.of(of);
        }

        @Override
        public boolean isKnownTo(Scope scope) {
            return scope.hasOutput(of, name);
        }

        @Override
        public JsonNode in(Values values) {
            return values.output(of, name);
        }

        @Override
        public String toString() {
            return "Steps." + of + ".OutputParameters['" + name + "']";
        }
    }

    /** What a condition step found. */
    record Outcome(String of) implements Reference {
        @Override
        public Optional<String> step() {
            return Optional.of(of);
        }

        @Override
        public boolean isKnownTo(Scope scope) {
            return scope.hasOutcome(of);
        }

        @Override
        public JsonNode in(Values values) {
            return values.outcome(of);
        }

        @Override
        public String toString() {
            return "Steps." + of + ".Outcome";
        }
    }

    /** Something about the execution itself. */
    record OfExecution(ExecutionFact fact) implements Reference {
        @Override
        public Optional<String> step() {
            return Optional.empty();
        }

        @Override
        public boolean isKnownTo(Scope scope) {
            return true;
        }

        @Override
        public JsonNode in(Values values) {
            return values.fact(fact);
        }

        @Override
        public String toString() {
            return EXECUTION + fact.word();
        }
    }
}
