package io.github.callbackpoller.sandbox.sagemaker;

import java.util.Locale;

/** The ARNs of pipelines and executions. */
final class Arn {
    private static final String PIPELINES = "arn:aws:sagemaker:us-east-1:123456789012:pipeline/";
    private static final int ID_LENGTH = 12;

    private Arn() {}

    static String ofPipeline(String name) {
        return PIPELINES + name.toLowerCase(Locale.ROOT);
    }

    static String ofNewExecution(String pipelineName) {
        return ofPipeline(pipelineName)
                + "/execution/"
                + RandomText.of(RandomText.LOWER_CASE, ID_LENGTH);
    }

    /** What stands after the last slash. */
    static String last(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
