package io.github.callbackpoller.benchmarks.requests;

import io.github.callbackpoller.worker.log.LogOutput;
import io.github.callbackpoller.worker.log.LogSettings;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** A process that runs ElasticMQ. */
final class BrokerProcess {
    private BrokerProcess() {}

    /** Tells its address in one line and serves until it is killed. */
    public static void main(String[] args) {
        LogOutput.install(System.err, LogSettings.QUIET);
        System.setProperty("pekko.loglevel", "OFF");
        var server =
                SQSRestServerBuilder.withInterface("127.0.0.1")
                        .withAWSRegion("us-east-2")
                        .withAWSAccountId("123456789012")
                        .withDynamicPort()
                        .start();
        int port = server.waitUntilStarted().localAddress().getPort();
        System.out.println("http://127.0.0.1:" + port);
    }
}
