package io.github.callbackpoller.sandbox.wire;

import java.util.Map;
import java.util.TreeMap;

/**
 * A service that is played.
 *
 * @param name as IAM calls it
 * @param target what stands before the operation in {@code X-Amz-Target}
 * @param internalError the service's code for a failure of its own
 * @param operations by name
 */
public record AwsService(
        String name, String target, String internalError, Map<String, Operation> operations) {

    /** Keeps a copy of the operations. */
    public AwsService {
        operations = Map.copyOf(operations);
    }

    Operation operation(String name) {
        var operation = operations.get(name);
        if (operation == null) {
            throw AwsError.unknownOperation(
                    "The sandbox does not play "
                            + target
                            + "."
                            + name
                            + "; it plays "
                            + new TreeMap<>(operations).keySet());
        }
        return operation;
    }
}
