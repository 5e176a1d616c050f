package io.github.callbackpoller.worker;

import io.github.callbackpoller.Poller;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.message.KeyDerivation;
import io.github.callbackpoller.sagemaker.SageMakerPipelines;
import io.github.callbackpoller.sqs.SqsSender;
import io.github.callbackpoller.sweep.Sweep;
import io.github.callbackpoller.worker.settings.SettingsException;
import io.github.callbackpoller.worker.settings.WorkerSettings;
import io.github.callbackpoller.worker.startup.QueueCheck;
import io.github.callbackpoller.worker.startup.UnreachableException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What operators' commands work with: the worker's settings and services, without a worker. */
final class Operator implements AutoCloseable {
    private final WorkerSettings settings;
    private final JobDefinitions definitions;
    private final AwsServices services;

    private Operator(WorkerSettings settings, JobDefinitions definitions, AwsServices services) {
        this.settings = settings;
        this.definitions = definitions;
        this.services = services;
    }

    /**
     * @throws SettingsException if the job definitions, the queues or the SDK's settings don't do
     * @throws UnreachableException if a queue can't be reached
     */
    static Operator open(WorkerSettings settings) {
        var definitions = ClassPathJobs.of(settings.jobs());
        var services = AwsServices.fromEnvironment(client -> {});
        try {
            QueueCheck.pass(services.sqs(), settings.queues());
            return new Operator(settings, definitions, services);
        } catch (RuntimeException e) {
            services.close();
            throw e;
        }
    }

    Sweep sweep() {
        return new Sweep(
                new SageMakerPipelines(services.sageMaker(), SageMakerPipelines.PATIENT),
                new SqsSender(services.sqs(), settings.queues()),
                definitions,
                adapters(),
                KeyDerivation::derive,
                InstantSource.system());
    }

    private List<JobAdapter> adapters() {
        var adapters = new ArrayList<>(Poller.adaptersOnClassPath());
        adapters.add(new GlueJobAdapter(services.glue(), SageMakerPipelines.PATIENT));
        return adapters;
    }

    @Override
    public void close() {
        services.close();
    }
}
