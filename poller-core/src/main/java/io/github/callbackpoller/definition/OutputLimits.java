package io.github.callbackpoller.definition;

import java.util.Map;
import java.util.Optional;

/**
 * What SageMaker takes as output parameters (SendPipelineExecutionStepSuccess, OutputParameter in
 * the SageMaker API reference).
 */
public final class OutputLimits {

    /** How many there may be. */
    public static final int MOST = 50;

    /** How many characters a name may have. */
    public static final int LONGEST_NAME = 256;

    /** How many characters a value may have. */
    public static final int LONGEST_VALUE = 1024;

    private OutputLimits() {}

    /** The first limit that these outputs break, told as a whole sentence. */
    public static Optional<String> brokenBy(Map<String, String> outputs) {
        if (outputs.size() > MOST) {
            return Optional.of(
                    "there are " + outputs.size() + " outputs, at most " + MOST + " are allowed");
        }
        return outputs.entrySet().stream()
                .filter(
                        output ->
                                output.getKey().length() > LONGEST_NAME
                                        || output.getValue().length() > LONGEST_VALUE)
                .findFirst()
                .map(
                        output ->
                                "output '"
                                        + shortened(output.getKey())
                                        + "' is too long: a name has at most "
                                        + LONGEST_NAME
                                        + ", a value at most "
                                        + LONGEST_VALUE
                                        + " characters");
    }

    private static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "..." : name;
    }
}
