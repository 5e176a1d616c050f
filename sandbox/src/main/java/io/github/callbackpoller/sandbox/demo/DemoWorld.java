package io.github.callbackpoller.sandbox.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.sandbox.SandboxOptions;
import io.github.callbackpoller.sandbox.behaviour.EventRoute;
import io.github.callbackpoller.sandbox.lambda.Lambda;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All that the demo plays in: a folder, AWS, the article's pipeline, workers.
 *
 * @param folder where files are
 * @param sandbox plays AWS
 * @param pipeline as a user of SageMaker sees it
 * @param queues the worker's
 * @param tidyUp closes it all
 */
record DemoWorld(
        DemoFolder folder,
        Sandbox sandbox,
        DemoPipeline pipeline,
        DemoQueues queues,
        TidyUp tidyUp) {
    /** Makes checks seconds apart instead of tens of seconds, because the demo's job is short. */
    private static final String CHECK_COST = "50ms";

    static DemoWorld open(DemoFolder folder, TidyUp tidyUp) {
        var sandbox = Sandbox.start(SandboxOptions.defaults());
        tidyUp.later(sandbox::close);
        var clients = DemoClients.of(sandbox);
        tidyUp.later(clients::close);
        var queues = DemoQueues.create(clients.sqs());
        return new DemoWorld(folder, sandbox, new DemoPipeline(clients), queues, tidyUp);
    }

    /** Creates the Glue job and the pipeline whose step asks for it. */
    void createPipeline(Map<String, String> jobArguments) throws IOException {
        pipeline.createJob(TaxiJobJar.writeTo(folder.root()).toUri(), jobArguments);
        pipeline.create(queues.callback());
        folder.writeDefinitions();
    }

    /** Starts a worker, told by its environment what a user would tell it. */
    WorkerProcess startWorker(Consumer<String> log) throws IOException {
        return startWorker(log, Map.of());
    }

    /** Starts a worker that hears of events and checks but every five minutes. */
    WorkerProcess startNudgedWorker(Consumer<String> log) throws IOException {
        sandbox.eventRoute().set(new EventRoute.Setting(Optional.of(queues.nudges()), 0, 0));
        return startWorker(log, Map.of("NUDGE_QUEUE_URL", queues.nudges(), "SCHEDULE", "fixed-5m"));
    }

    private WorkerProcess startWorker(Consumer<String> log, Map<String, String> more)
            throws IOException {
        var settings = new HashMap<>(sandbox.environment());
        settings.putAll(queues.settings());
        settings.put("JOBS_FILE", folder.definitions().toString());
        settings.put("CHECK_COST", CHECK_COST);
        settings.put("LONG_POLL", "1s");
        settings.put("LOG_FORMAT", "json");
        settings.putAll(more);
        var worker = WorkerProcess.start(settings, log);
        tidyUp.later(worker::close);
        return worker;
    }

    /** Has functions answer, told by their environment what a template would tell them. */
    DemoFunctions startFunctions(Timeline timeline) throws IOException {
        var settings = new HashMap<>(queues.settings());
        settings.put("JOBS_JSON", Files.readString(folder.definitions(), UTF_8));
        settings.put("CHECK_COST", CHECK_COST);
        settings.put("AWS_LAMBDA_LOG_FORMAT", "JSON");
        var jar = FunctionJar.find();
        var lambda = new Lambda(sandbox);
        tidyUp.later(lambda::close);
        return DemoFunctions.start(lambda, jar, queues, settings, timeline);
    }

    DemoFacts facts(String execution) {
        return DemoFacts.of(pipeline, execution, sandbox);
    }
}
