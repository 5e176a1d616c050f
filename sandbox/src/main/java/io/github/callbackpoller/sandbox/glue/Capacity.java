package io.github.callbackpoller.sandbox.glue;

import static io.github.callbackpoller.sandbox.glue.GlueErrors.invalidInput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.sandbox.wire.Json;
import java.util.Optional;

/**
 * What a job or a run may consume: so many workers of a type, or so many data processing units.
 *
 * <p>The rules are those of the model's texts; that Glue shows MaxCapacity for workers too is from
 * boto/boto3 issue 2644, that a type needs a number and the reverse from aws/aws-cdk pull 26241,
 * that Python shells have no workers from cloudposse/terraform-aws-glue issue 42.
 *
 * @param type of its workers; empty if it is told in units
 * @param workers how many; of no meaning without a type
 * @param dpus data processing units in all
 */
record Capacity(Optional<WorkerType> type, int workers, double dpus) {
    private static final String TYPE = "WorkerType";
    private static final String NUMBER = "NumberOfWorkers";
    private static final String DPUS = "MaxCapacity";
    private static final String OLD_DPUS = "AllocatedCapacity";
    private static final double SMALLEST_PYTHON_SHELL = 0.0625;
    private static final int USUAL_ETL = 10;
    private static final int SMALLEST_ETL = 2;
    private static final int LARGEST_ETL = 100;

    /** What a definition, as its author gave it, asks for. */
    static Capacity asked(JobKind kind, JsonNode definition) {
        var usual = kind.isPythonShell() ? SMALLEST_PYTHON_SHELL : USUAL_ETL;
        return new Capacity(Optional.empty(), 0, usual).overriddenBy(kind, definition);
    }

    /** What a definition that Glue has completed says. */
    static Capacity shown(JsonNode definition) {
        return new Capacity(
                Json.text(definition, TYPE).flatMap(WorkerType::named),
                definition.path(NUMBER).asInt(),
                definition.path(DPUS).asDouble());
    }

    /**
     * The same with what a request says of it.
     *
     * @throws io.github.callbackpoller.sandbox.wire.AwsError if Glue would not take it
     */
    Capacity overriddenBy(JobKind kind, JsonNode given) {
        boolean inWorkers = given.hasNonNull(TYPE) || given.hasNonNull(NUMBER);
        boolean inUnits = given.hasNonNull(DPUS) || given.hasNonNull(OLD_DPUS);
        if (inWorkers && inUnits) {
            throw invalidInput(
                    "Please do not set Max Capacity if using Worker Type and Number of Workers.");
        }
        if (inWorkers) {
            return inWorkers(kind, given);
        }
        return inUnits ? inUnits(kind, given) : this;
    }

    void show(ObjectNode json) {
        type.ifPresent(worker -> json.put(TYPE, worker.word()).put(NUMBER, workers));
        json.put(DPUS, dpus).put(OLD_DPUS, (int) dpus);
    }

    private Capacity inWorkers(JobKind kind, JsonNode given) {
        if (kind.isPythonShell()) {
            throw invalidInput("Worker Type is not supported for Job Command pythonshell");
        }
        var worker = Json.text(given, TYPE).flatMap(WorkerType::named).or(this::type);
        int number = given.path(NUMBER).asInt(workers);
        if (worker.isEmpty() || (type.isEmpty() && !given.hasNonNull(NUMBER))) {
            throw invalidInput("Please set both Worker Type and Number of Workers.");
        }
        if (number < worker.get().fewest()) {
            throw invalidInput(
                    "To use Worker Type %s, minimum allowed value of Number of Workers is %d."
                            .formatted(worker.get().word(), worker.get().fewest()));
        }
        return new Capacity(worker, number, number * worker.get().dpus());
    }

    private static Capacity inUnits(JobKind kind, JsonNode given) {
        double asked = given.path(given.hasNonNull(DPUS) ? DPUS : OLD_DPUS).asDouble();
        if (!kind.takesMaxCapacity()) {
            throw invalidInput(
                    "Max Capacity can't be set for Glue version 2.0 or later: set Worker Type and"
                            + " Number of Workers");
        }
        if (kind.isPythonShell() && asked != SMALLEST_PYTHON_SHELL && asked != 1) {
            throw invalidInput("Max Capacity of a pythonshell job is 0.0625 or 1, not " + asked);
        }
        if (kind.isEtl() && !(asked >= SMALLEST_ETL && asked <= LARGEST_ETL)) {
            throw invalidInput("Max Capacity of a glueetl job is 2 to 100, not " + asked);
        }
        return new Capacity(Optional.empty(), 0, asked);
    }
}
