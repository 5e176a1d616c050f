package io.github.callbackpoller.worker.startup;

import io.github.callbackpoller.sqs.QueueUrls;
import io.github.callbackpoller.sqs.SqsQueue;
import io.github.callbackpoller.worker.settings.SettingsException;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Looks at the queues before anything is received. */
public final class QueueCheck {

    private QueueCheck() {}

    /**
     * The queues to receive from. What an operator should change is logged as warnings.
     *
     * @throws UnreachableException if a queue of the settings is not there
     * @throws SettingsException if the queues can't work as they are set up
     */
    public static List<SqsQueue> pass(SqsClient sqs, QueueUrls urls) {
        new ReachableQueues(sqs, urls).reach();
        try {
            return SqsQueue.discover(sqs, urls);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(String.valueOf(e.getMessage()));
        }
    }
}
