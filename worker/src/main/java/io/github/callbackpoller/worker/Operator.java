package io.github.callbackpoller.worker;

import io.github.callbackpoller.Poller;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.message.KeyDerivation;
import io.github.callbackpoller.message.StepKeys;
import io.github.callbackpoller.operator.ByHand;
import io.github.callbackpoller.operator.DeadLetters;
import io.github.callbackpoller.operator.StepStatus;
import io.github.callbackpoller.operator.StepStories;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sagemaker.SageMakerCallbacks;
import io.github.callbackpoller.sagemaker.SageMakerPipelines;
import io.github.callbackpoller.sqs.LetterBox;
import io.github.callbackpoller.sqs.SqsQueue;
import io.github.callbackpoller.sqs.SqsSender;
import io.github.callbackpoller.sweep.Pipelines;
import io.github.callbackpoller.sweep.SeenStep;
import io.github.callbackpoller.sweep.Sweep;
import io.github.callbackpoller.sweep.WaitingSteps;
import io.github.callbackpoller.worker.settings.SettingsException;
import io.github.callbackpoller.worker.settings.SettingsReader;
import io.github.callbackpoller.worker.settings.WorkerSettings;
import io.github.callbackpoller.worker.startup.QueueCheck;
import io.github.callbackpoller.worker.startup.UnreachableException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** What operators' commands work with: the worker's settings and services, without a worker. */
final class Operator implements AutoCloseable {
    private static final InstantSource CLOCK = InstantSource.system();

    private final WorkerSettings settings;
    private final JobDefinitions definitions;
    private final AwsServices services;
    private final List<SqsQueue> found;
    private final StepKeys keys = StepKeys.remembering(KeyDerivation::derive);

    private Operator(
            WorkerSettings settings,
            JobDefinitions definitions,
            AwsServices services,
            List<SqsQueue> found) {
        this.settings = settings;
        this.definitions = definitions;
        this.services = services;
        this.found = List.copyOf(found);
    }

    /**
     * @throws SettingsException if the job definitions, the queues or the SDK's settings don't do
     * @throws UnreachableException if a queue can't be reached
     */
    static Operator open(WorkerSettings settings) {
        var definitions = ClassPathJobs.of(settings.jobs());
        var services = AwsServices.fromEnvironment(client -> {});
        try {
            var found = QueueCheck.pass(services.sqs(), settings.queues());
            return new Operator(settings, definitions, services, found);
        } catch (RuntimeException e) {
            services.close();
            throw e;
        }
    }

    /** The same, with the settings of a command line. */
    static Operator open(Main main, CommandSpec command) {
        return open(settings(main, command));
    }

    /** The worker's settings, as a command line and the environment give them. */
    static WorkerSettings settings(Main main, CommandSpec command) {
        var parsed = command.commandLine().getParseResult();
        return new SettingsReader(main.surroundings().environment())
                .read(SettingFlags.given(parsed), SettingFlags.file(parsed));
    }

    Sweep sweep() {
        return new Sweep(
                pipelines(),
                new SqsSender(services.sqs(), settings.queues()),
                definitions,
                adapters(),
                keys,
                CLOCK);
    }

    /** Which steps wait, and how their jobs stand. */
    WaitingSteps.Read waiting(Optional<String> pipeline) {
        return new WaitingSteps(pipelines(), definitions, adapters(), keys, CLOCK)
                .read(settings.queues().url(QueueName.CALLBACK).orElseThrow(), pipeline);
    }

    StepStories stories() {
        return new StepStories(pipelines(), definitions, keys);
    }

    ByHand byHand() {
        return new ByHand(new SageMakerCallbacks(services.sageMaker()), adapters());
    }

    /** A queue to look into, if there is one. */
    Optional<LetterBox> box(QueueName name) {
        return found.stream()
                .filter(queue -> queue.name() == name)
                .map(SqsQueue::url)
                .findFirst()
                .or(() -> settings.queues().url(name))
                .map(url -> new LetterBox(services.sqs(), url));
    }

    /** A queue to look into, by its URL. */
    LetterBox box(String url) {
        return new LetterBox(services.sqs(), url);
    }

    DeadLetters deadLetters() {
        return new DeadLetters(
                new SqsSender(services.sqs(), settings.queues()),
                new SageMakerCallbacks(services.sageMaker()),
                keys);
    }

    /** How a step stands, as the schedule of the settings has it. */
    StepStatus status(SeenStep step) {
        return StepStatus.of(
                step,
                step.definition().flatMap(definitions::named),
                settings.checks().schedule(),
                CLOCK.instant());
    }

    private Pipelines pipelines() {
        return new SageMakerPipelines(services.sageMaker(), SageMakerPipelines.PATIENT);
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
