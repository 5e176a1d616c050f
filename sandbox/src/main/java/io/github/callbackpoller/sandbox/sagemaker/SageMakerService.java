package io.github.callbackpoller.sandbox.sagemaker;

import io.github.callbackpoller.sandbox.behaviour.Lags;
import io.github.callbackpoller.sandbox.behaviour.Switches;
import io.github.callbackpoller.sandbox.wire.AwsService;
import io.github.callbackpoller.sandbox.wire.Operation;
import java.time.InstantSource;
import java.util.HashMap;

/** Plays the part of SageMaker that pipelines with callback steps need. Thread-safe. */
public final class SageMakerService {
    private final AwsService service;
    private final AnswerOperations answers;

    /**
     * @param queue where callback steps put their messages
     * @param lags how late things show
     * @param switches what AWS does not document
     * @param clock tells the time
     */
    public SageMakerService(StepQueue queue, Lags lags, Switches switches, InstantSource clock) {
        var executions = new Executions(queue, switches, clock);
        var requests = new Requests(switches);
        var pipelines = new Pipelines();
        var operations = new HashMap<String, Operation>();
        operations.putAll(
                new PipelineOperations(pipelines, executions, requests, clock).operations());
        operations.putAll(new ExecutionOperations(pipelines, executions, requests).operations());
        operations.putAll(new ExecutionQueries(pipelines, executions, lags, clock).operations());
        answers = new AnswerOperations(executions, requests);
        operations.putAll(answers.operations());
        this.service = new AwsService("sagemaker", "SageMaker", "InternalFailure", operations);
    }

    /** How many answers have counted; not those that were refused or came again. */
    public int answers() {
        return answers.counted();
    }

    /** What a server serves. */
    public AwsService service() {
        return service;
    }
}
