package io.github.callbackpoller.testkit.simulation;

import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.port.Callbacks;
import io.github.callbackpoller.port.MessageSender;
import io.github.callbackpoller.port.PollerListener;
import io.github.callbackpoller.port.Received;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** How a host is put together. Tests build in defects, which the world must notice. */
interface Assembly {
    Assembly AS_IT_IS = new Assembly() {};

    default JobDefinitions definitions(Policy policy) {
        return policy.definitions();
    }

    /** How hosts of an older version send. */
    default MessageSender sender(MessageSender real) {
        return real;
    }

    default SageMakerClient sageMaker(SageMakerClient real) {
        return real;
    }

    default Callbacks callbacks(Callbacks real) {
        return real;
    }

    /** Who hears what became of messages. */
    default PollerListener listener(PollerListener real) {
        return real;
    }

    default JobAdapter adapter(JobAdapter real) {
        return real;
    }

    /** What people do in the world. */
    default Operations operations(Operations chosen) {
        return chosen;
    }

    /** How long a host that died may be away. */
    default long longestDownMillis() {
        return Duration.ofMinutes(10).toMillis();
    }

    /** How often a host dies right before a call, beside what the weather does. */
    default double deathBefore(String operation) {
        return 0;
    }

    /**
     * What of a batch the library gets to see.
     *
     * @param acknowledge deletes messages
     */
    default List<Received> handled(List<Received> batch, Consumer<List<Received>> acknowledge) {
        return batch;
    }
}
