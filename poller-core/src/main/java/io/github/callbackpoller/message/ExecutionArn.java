package io.github.callbackpoller.message;

import java.util.regex.Pattern;

/**
 * Names a pipeline execution (PipelineExecutionArn in the SageMaker API). Holds no control
 * characters: its parts are logged.
 *
 * @param value the ARN, or the empty text of {@link #UNKNOWN}
 */
public record ExecutionArn(String value) {

    /** Stands for the execution of a message whose token could be read and whose ARN could not. */
    public static final ExecutionArn UNKNOWN = new ExecutionArn("");

    private static final int LONGEST = 2048;
    private static final Pattern SHAPE =
            Pattern.compile(
                    "arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}"
                            + ":pipeline/[^/\\p{Cntrl}]+/execution/[^/\\p{Cntrl}]+");

    /**
     * @throws IllegalArgumentException if the value is no execution's ARN
     */
    public ExecutionArn {
        if (!value.isEmpty() && !isArn(value)) {
            throw new IllegalArgumentException("Not the ARN of a pipeline execution");
        }
    }

    /** Whether a text has the shape of an execution's ARN. */
    public static boolean isArn(String text) {
        return text.length() <= LONGEST && SHAPE.matcher(text).matches();
    }

    /** Whether anything can be asked about the execution. */
    public boolean isKnown() {
        return !value.isEmpty();
    }

    /** The region, such as {@code us-east-1}; empty if unknown. */
    public String region() {
        return part(":", 3);
    }

    /** The twelve digits of the account; empty if unknown. */
    public String account() {
        return part(":", 4);
    }

    /** The pipeline's name; empty if unknown. */
    public String pipeline() {
        return part("/", 1);
    }

    /** The last part, which tells executions of one pipeline apart; empty if unknown. */
    public String executionId() {
        return part("/", 3);
    }

    private String part(String separator, int index) {
        return isKnown() ? value.split(separator, -1)[index] : "";
    }
}
