package io.github.callbackpoller.testkit.simulation;

import io.github.callbackpoller.aws.ApiRetries;
import io.github.callbackpoller.decision.StepView;
import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sqs.QueueUrls;
import io.github.callbackpoller.sqs.SqsSender;
import io.github.callbackpoller.sweep.ListedStep;
import io.github.callbackpoller.sweep.Pipelines;
import io.github.callbackpoller.sweep.Sweep;
import io.github.callbackpoller.sweep.SweepSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sagemaker.model.StepStatus;

/**
 * People who sweep: the library's sweep over the services of a world, which answer it at once. It
 * helps all steps that wait, those too whose messages are alive.
 */
final class Sweeper implements Pipelines {
    private static final String PIPELINE = "sim";
    private static final SweepSettings ALL =
            new SweepSettings(SimulatedSqs.url(QueueName.CALLBACK), Optional.empty(), false, true);

    private final World world;
    private final Sweep sweep;

    Sweeper(World world) {
        this.world = world;
        var patient = new Patient();
        var sqs = new SimulatedSqs(world.queues, world.choices, world::weather, patient, () -> {});
        var urls =
                QueueUrls.of(
                        SimulatedSqs.url(QueueName.CALLBACK), SimulatedSqs.url(QueueName.CHECK));
        var glue = new SimulatedGlue(world.jobs, world.agenda, patient, key -> false);
        this.sweep =
                new Sweep(
                        this,
                        new SqsSender(sqs, urls, ApiRetries.NONE),
                        world.policy.definitions(),
                        List.of(new GlueJobAdapter(glue, ApiRetries.NONE)),
                        Names::step,
                        world.agenda::instant);
    }

    /** Whom calls succeed for: what fails is tried again until it does. */
    private static final class Patient implements Caller {
        @Override
        public <T> T call(String operation, Supplier<T> effect, ServiceErrors errors) {
            return effect.get();
        }
    }

    /** Sweeps once. */
    void run() {
        world.steps.all().stream()
                .filter(SimulatedStep::isWaiting)
                .forEach(step -> step.callbackMessages++);
        for (var line : sweep.run(ALL).lines()) {
            world.note(
                    () ->
                            "operators   sweep: "
                                    + line.kind()
                                    + " "
                                    + line.subject()
                                    + ": "
                                    + line.detail());
        }
    }

    @Override
    public List<String> names() {
        return List.of(PIPELINE);
    }

    @Override
    public List<OpenExecution> openExecutions(String pipeline, Instant createdAfter) {
        return world.steps.all().stream()
                .filter(SimulatedStep::isWaiting)
                .map(
                        step ->
                                new OpenExecution(
                                        new ExecutionArn(step.execution()),
                                        Instant.ofEpochMilli(step.began)))
                .distinct()
                .toList();
    }

    @Override
    public List<ListedStep> steps(ExecutionArn execution) {
        return world.steps.ofExecution(execution.value()).stream()
                .filter(step -> step.visibleFrom <= world.agenda.now())
                .map(Sweeper::listed)
                .toList();
    }

    @Override
    public boolean hasEnded(ExecutionArn execution) {
        return world.steps.ofExecution(execution.value()).stream()
                .noneMatch(SimulatedStep::isWaiting);
    }

    @Override
    public Source source(ExecutionArn execution) {
        var tries = world.steps.ofExecution(execution.value());
        return new Source(
                "{\"Steps\":[{\"Name\":\"Work\",\"Arguments\":"
                        + tries.get(tries.size() - 1).arguments()
                        + "}]}",
                Map.of());
    }

    private static ListedStep listed(SimulatedStep step) {
        var state =
                step.isWaiting()
                        ? step.status == StepStatus.STOPPING
                                ? StepView.State.STOPPING
                                : StepView.State.WAITING
                        : StepView.State.OVER;
        return new ListedStep(
                "Work",
                new StepView(state, Optional.of(Instant.ofEpochMilli(step.began))),
                Optional.of(
                        new ListedStep.Wait(
                                step.names().token(), SimulatedSqs.url(QueueName.CALLBACK))),
                Map.of());
    }
}
