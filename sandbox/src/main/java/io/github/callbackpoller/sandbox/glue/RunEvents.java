package io.github.callbackpoller.sandbox.glue;

import io.github.callbackpoller.sandbox.behaviour.EventRoute;
import io.github.callbackpoller.sandbox.wire.Json;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of ended runs as EventBridge does: "Glue Job State Change", for SUCCEEDED, FAILED, TIMEOUT
 * and STOPPED alone.
 *
 * @param route where events go
 * @param queue takes them
 * @param clock tells the time
 */
record RunEvents(EventRoute route, EventQueue queue, InstantSource clock) {
    private static final Logger LOG = LoggerFactory.getLogger(RunEvents.class);

    /** Sends the event of a run's end, as often as it is to arrive. */
    void ended(GlueRun run) {
        boolean told =
                switch (run.state()) {
                    case SUCCEEDED, FAILED, TIMEOUT, STOPPED -> true;
                    case STARTING, RUNNING, STOPPING, WAITING, ERROR, EXPIRED -> false;
                };
        var url = route.get().queueUrl();
        if (!told || url.isEmpty()) {
            return;
        }
        var event = event(run);
        for (int arrivals = route.arrivals(); arrivals > 0; arrivals--) {
            send(url.get(), event);
        }
    }

    private void send(String url, String event) {
        try {
            queue.send(url, event);
        } catch (IOException | RuntimeException e) {
            LOG.warn("An event could not be sent to {}: {}", url, e.toString());
        }
    }

    private String event(GlueRun run) {
        var event =
                Json.object()
                        .put("version", "0")
                        .put("id", UUID.randomUUID().toString())
                        .put("detail-type", "Glue Job State Change")
                        .put("source", "aws.glue")
                        .put("account", "123456789012")
                        .put("time", clock.instant().toString())
                        .put("region", "us-east-1");
        event.putArray("resources");
        event.putObject("detail")
                .put("jobName", run.facts().job().name())
                .put("severity", run.state() == RunState.SUCCEEDED ? "INFO" : "ERROR")
                .put("state", run.state().name())
                .put("jobRunId", run.id())
                .put("message", "Job run " + run.state().name().toLowerCase(Locale.ROOT));
        return event.toString();
    }
}
