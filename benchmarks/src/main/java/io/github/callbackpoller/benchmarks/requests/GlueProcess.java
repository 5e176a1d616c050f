package io.github.callbackpoller.benchmarks.requests;

import com.sun.net.httpserver.HttpExchange;
import io.github.callbackpoller.benchmarks.standin.Json;
import io.github.callbackpoller.benchmarks.standin.Loopback;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A process that plays Glue: one job, as many runs as a page holds, and all of them run on. */
final class GlueProcess {
    private static final String PAGE = Json.write(Map.of("JobRuns", runs()));
    private static final String JOB = Json.write(Map.of("Job", Map.of("Name", Workload.JOB)));

    private GlueProcess() {}

    /** Tells its address in one line and answers until it is killed. */
    public static void main(String[] args) throws IOException {
        var server = new Loopback(GlueProcess::answer);
        System.out.println("http://" + server.authority());
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var body = Loopback.body(exchange);
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        switch (target.substring(target.indexOf('.') + 1)) {
            case "GetJobRuns" -> Loopback.send(exchange, 200, PAGE);
            case "GetJob" -> Loopback.send(exchange, 200, JOB);
            case "GetJobRun" -> {
                var run = run(Json.read(body).get("RunId").asText());
                Loopback.send(exchange, 200, Json.write(Map.of("JobRun", run)));
            }
            default -> Loopback.send(exchange, 400, Json.write(Map.of("__type", "Unplayed")));
        }
    }

    private static List<Map<String, Object>> runs() {
        return IntStream.range(0, Workload.RUNS)
                .mapToObj(Workload::runId)
                .map(GlueProcess::run)
                .toList();
    }

    /** About as large as what Glue tells of a run. */
    private static Map<String, Object> run(String id) {
        long started = Instant.now().minusSeconds(600).getEpochSecond();
        return Map.ofEntries(
                Map.entry("Id", id),
                Map.entry("Attempt", 0),
                Map.entry("JobName", Workload.JOB),
                Map.entry("JobMode", "SCRIPT"),
                Map.entry("StartedOn", started),
                Map.entry("LastModifiedOn", started),
                Map.entry("JobRunState", "RUNNING"),
                Map.entry(
                        "Arguments",
                        Map.of(
                                "--callback-key", "0".repeat(64),
                                "--input_uri", "s3://bucket/in/" + id,
                                "--output_uri", "s3://bucket/out/" + id)),
                Map.entry("PredecessorRuns", List.of()),
                Map.entry("AllocatedCapacity", 10),
                Map.entry("ExecutionTime", 0),
                Map.entry("Timeout", 2880),
                Map.entry("MaxCapacity", 10.0),
                Map.entry("WorkerType", "G.1X"),
                Map.entry("NumberOfWorkers", 10),
                Map.entry("LogGroupName", "/aws-glue/jobs"),
                Map.entry("GlueVersion", "5.0"));
    }
}
