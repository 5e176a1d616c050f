package io.github.callbackpoller.benchmarks.requests.contender;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.callbackpoller.benchmarks.requests.Workload;
import io.github.callbackpoller.benchmarks.standin.Json;
import software.amazon.awssdk.services.glue.GlueClient;

/**
 * What a hand-written checker does with a message: reads it, asks Glue for the run, and writes the
 * message that follows.
 *
 * @param glue asks Glue
 */
record NaiveCheck(GlueClient glue) {

    /** The next message. */
    String check(String body) {
        var message = (ObjectNode) Json.read(body);
        var handle = message.get("handle").asText();
        var id = handle.substring(handle.indexOf('/') + 1);
        var run = glue.getJobRun(read -> read.jobName(Workload.JOB).runId(id)).jobRun();
        if (!run.jobRunStateAsString().equals("RUNNING")) {
            throw new IllegalStateException("all runs run on");
        }
        message.put("checks", message.path("checks").asInt() + 1);
        return Json.write(message);
    }
}
