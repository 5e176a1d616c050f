package io.github.callbackpoller.sandbox.glue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.callbackpoller.sandbox.wire.Json;

/**
 * What a job is, as far as Glue's rules depend on it.
 *
 * @param command such as glueetl
 * @param glueMajor the major part of its GlueVersion
 */
record JobKind(String command, int glueMajor) {
    /** What the model's texts say of a job without a GlueVersion. */
    static final String USUAL_GLUE_VERSION = "5.1";

    private static final String ETL = "glueetl";
    private static final String PYTHON_SHELL = "pythonshell";
    private static final int FIRST_WITH_WORKERS_ONLY = 2;
    private static final int FIRST_WITH_FLEX = 3;
    private static final int FIRST_WITH_SHORT_TIMEOUT = 5;

    static JobKind of(JsonNode definition) {
        var version = Json.text(definition, "GlueVersion").orElse(USUAL_GLUE_VERSION);
        return new JobKind(definition.path("Command").path("Name").asText(), major(version));
    }

    boolean isEtl() {
        return command.equals(ETL);
    }

    boolean isPythonShell() {
        return command.equals(PYTHON_SHELL);
    }

    boolean takesMaxCapacity() {
        return !isEtl() || glueMajor < FIRST_WITH_WORKERS_ONLY;
    }

    boolean takesFlex() {
        return isEtl() && glueMajor >= FIRST_WITH_FLEX;
    }

    boolean hasShortTimeout() {
        return glueMajor >= FIRST_WITH_SHORT_TIMEOUT;
    }

    private static int major(String version) {
        var digits = version.substring(0, version.indexOf('.'));
        return digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : 0;
    }
}
