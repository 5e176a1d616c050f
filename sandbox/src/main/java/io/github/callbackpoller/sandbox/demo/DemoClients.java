package io.github.callbackpoller.sandbox.demo;

import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.sandbox.SandboxClients;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The real SDK's clients, pointed at a sandbox: what a user of the demo's pipeline would have.
 *
 * @param sqs for the queues
 * @param glue for the job
 * @param sageMaker for the pipeline
 */
record DemoClients(SqsClient sqs, GlueClient glue, SageMakerClient sageMaker)
        implements AutoCloseable {

    static DemoClients of(Sandbox sandbox) {
        var clients = new SandboxClients(sandbox);
        return new DemoClients(clients.sqs(), clients.glue(), clients.sageMaker());
    }

    @Override
    public void close() {
        sqs.close();
        glue.close();
        sageMaker.close();
    }
}
