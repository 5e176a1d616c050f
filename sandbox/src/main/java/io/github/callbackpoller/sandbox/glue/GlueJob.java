package io.github.callbackpoller.sandbox.glue;

import static io.github.callbackpoller.sandbox.glue.GlueErrors.invalidInput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A job: its definition with Glue's defaults filled in, as GetJob shows it.
 *
 * @param json the definition; never changed
 */
record GlueJob(ObjectNode json) {
    private static final List<String> COMMANDS =
            List.of("glueetl", "gluestreaming", "glueray", "pythonshell");
    private static final int MOST_RETRIES = 10;
    private static final int LONGEST_TIMEOUT_MINUTES = 10_080;
    private static final int TIMEOUT_MINUTES_BEFORE_GLUE_5 = 2_880;
    private static final int TIMEOUT_MINUTES_SINCE_GLUE_5 = 480;

    /**
     * A new job, or a new definition of an old one.
     *
     * @throws io.github.callbackpoller.sandbox.wire.AwsError if Glue would not take it, or the
     *     sandbox can't play it
     */
    static GlueJob defined(String name, JsonNode definition, Instant created, Instant now) {
        var json = Json.object().put("Name", name);
        json.setAll((ObjectNode) definition.deepCopy());
        json.remove("Tags");
        json.removeIf(JsonNode::isNull);
        var kind = JobKind.of(definition);
        Capacity.asked(kind, definition).show(json);
        json.put("CreatedOn", Json.time(created)).put("LastModifiedOn", Json.time(now));
        json.withObjectProperty("ExecutionProperty")
                .putIfAbsent("MaxConcurrentRuns", json.numberNode(1));
        json.putIfAbsent("MaxRetries", json.numberNode(0));
        json.putIfAbsent("Timeout", json.numberNode(usualTimeoutMinutes(kind)));
        json.putIfAbsent("GlueVersion", json.textNode(JobKind.USUAL_GLUE_VERSION));
        json.putIfAbsent("JobMode", json.textNode("SCRIPT"));
        var job = new GlueJob(json);
        job.check();
        return job;
    }

    /** The job after an update, of which nothing old remains but its GlueVersion. */
    GlueJob redefined(JsonNode update, Instant now) {
        var definition = (ObjectNode) update.deepCopy();
        definition.putIfAbsent("GlueVersion", json.get("GlueVersion"));
        if (!definition.hasNonNull("Role") || !definition.hasNonNull("Command")) {
            throw invalidInput("Role and Command are required");
        }
        return defined(name(), definition, Json.time(json, "CreatedOn").orElse(now), now);
    }

    JobKind kind() {
        return JobKind.of(json);
    }

    /** The name of its role, which it may name by its ARN. */
    String roleName() {
        var role = json.path("Role").asText();
        return role.substring(role.lastIndexOf('/') + 1);
    }

    String name() {
        return json.path("Name").asText();
    }

    String command() {
        return json.path("Command").path("Name").asText();
    }

    String script() {
        return json.path("Command").path("ScriptLocation").asText();
    }

    int maxRetries() {
        return json.path("MaxRetries").asInt();
    }

    int maxConcurrentRuns() {
        return json.path("ExecutionProperty").path("MaxConcurrentRuns").asInt();
    }

    int timeoutMinutes() {
        return json.path("Timeout").asInt();
    }

    boolean queuesRuns() {
        return json.path("JobRunQueuingEnabled").asBoolean();
    }

    /**
     * What a run of the job is called with: defaults, the run's own over them, then those that the
     * model says are not overridden by a run. That a run may name them all the same is unverified.
     */
    Map<String, String> merged(Map<String, String> runArguments) {
        var merged = new LinkedHashMap<>(Json.texts(json, "DefaultArguments"));
        merged.putAll(runArguments);
        merged.putAll(Json.texts(json, "NonOverridableArguments"));
        return merged;
    }

    static void checkTimeout(int minutes) {
        if (minutes > LONGEST_TIMEOUT_MINUTES) {
            throw invalidInput("Timeout must be at most " + LONGEST_TIMEOUT_MINUTES + " minutes");
        }
    }

    private void check() {
        if (!COMMANDS.contains(command())) {
            throw invalidInput("Command.Name must be one of " + COMMANDS + ", not " + command());
        }
        if (maxRetries() < 0 || maxRetries() > MOST_RETRIES) {
            throw invalidInput("MaxRetries must be 0 to " + MOST_RETRIES);
        }
        if (maxConcurrentRuns() < 1) {
            throw invalidInput("MaxConcurrentRuns must be at least 1");
        }
        checkTimeout(timeoutMinutes());
        RunSettings.checkExecutionClass(kind(), json);
        Works.check(this);
    }

    private static int usualTimeoutMinutes(JobKind kind) {
        return kind.hasShortTimeout()
                ? TIMEOUT_MINUTES_SINCE_GLUE_5
                : TIMEOUT_MINUTES_BEFORE_GLUE_5;
    }
}
