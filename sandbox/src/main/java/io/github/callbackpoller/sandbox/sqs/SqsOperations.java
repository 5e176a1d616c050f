package io.github.callbackpoller.sandbox.sqs;

import java.util.Set;

/** What SQS can be asked for. */
public final class SqsOperations {
    /** By name. */
    public static final Set<String> ALL =
            Set.of(
                    "AddPermission",
                    "CancelMessageMoveTask",
                    "ChangeMessageVisibility",
                    "ChangeMessageVisibilityBatch",
                    "CreateQueue",
                    "DeleteMessage",
                    "DeleteMessageBatch",
                    "DeleteQueue",
                    "GetQueueAttributes",
                    "GetQueueUrl",
                    "ListDeadLetterSourceQueues",
                    "ListMessageMoveTasks",
                    "ListQueueTags",
                    "ListQueues",
                    "PurgeQueue",
                    "ReceiveMessage",
                    "RemovePermission",
                    "SendMessage",
                    "SendMessageBatch",
                    "SetQueueAttributes",
                    "StartMessageMoveTask",
                    "TagQueue",
                    "UntagQueue");

    private SqsOperations() {}
}
