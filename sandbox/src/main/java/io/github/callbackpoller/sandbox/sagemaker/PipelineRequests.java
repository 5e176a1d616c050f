package io.github.callbackpoller.sandbox.sagemaker;

import static io.github.callbackpoller.sandbox.wire.Constraint.list;
import static io.github.callbackpoller.sandbox.wire.Constraint.object;
import static io.github.callbackpoller.sandbox.wire.Constraint.oneOf;
import static io.github.callbackpoller.sandbox.wire.Constraint.text;
import static io.github.callbackpoller.sandbox.wire.Member.optional;
import static io.github.callbackpoller.sandbox.wire.Member.required;

import io.github.callbackpoller.sandbox.wire.Constraint;
import io.github.callbackpoller.sandbox.wire.Member;

/** What SageMaker's service model demands of requests about pipelines. */
final class PipelineRequests {
    private static final int MOST_TAGS = 50;
    private static final String TAG = "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)";
    private static final Constraint ROLE_ARN =
            text(20, 2048, "arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");
    private static final Member NAME = required("PipelineName", SageMakerShapes.PIPELINE_NAME);
    private static final Member DISPLAY_NAME =
            optional("PipelineDisplayName", SageMakerShapes.PIPELINE_NAME);
    private static final Member DESCRIPTION =
            optional("PipelineDescription", SageMakerShapes.DESCRIPTION);

    /**
     * Takes the same texts as the model's {@code .*(?:[ \r\n\t].*)*}: line ends but of these kinds
     * are refused. On a text of many lines that pattern would run out of stack.
     */
    private static final Member DEFINITION =
            optional("PipelineDefinition", text(1, 1_048_576, "[^\\u0085\\u2028\\u2029]*"));

    private static final Member DEFINITION_IN_S3 =
            SageMakerShapes.unplayed("PipelineDefinitionS3Location");
    private static final Member TAGS =
            optional(
                    "Tags",
                    list(
                            0,
                            MOST_TAGS,
                            object(
                                    required("Key", text(1, 128, TAG)),
                                    required("Value", text(0, 256, TAG)))));

    static final Constraint CREATE =
            object(
                    NAME,
                    DISPLAY_NAME,
                    DEFINITION,
                    DEFINITION_IN_S3,
                    DESCRIPTION,
                    SageMakerShapes.REQUEST_TOKEN,
                    required("RoleArn", ROLE_ARN),
                    TAGS,
                    SageMakerShapes.PARALLELISM);
    static final Constraint UPDATE =
            object(
                    NAME,
                    DISPLAY_NAME,
                    DEFINITION,
                    DEFINITION_IN_S3,
                    DESCRIPTION,
                    optional("RoleArn", ROLE_ARN),
                    SageMakerShapes.PARALLELISM);
    static final Constraint DELETE = object(NAME, SageMakerShapes.REQUEST_TOKEN);
    static final Constraint DESCRIBE =
            object(
                    SageMakerShapes.PIPELINE_NAME_OR_ARN,
                    SageMakerShapes.unplayed("PipelineVersionId"));
    static final Constraint LIST =
            object(
                    optional("PipelineNamePrefix", SageMakerShapes.PIPELINE_NAME),
                    SageMakerShapes.CREATED_AFTER,
                    SageMakerShapes.CREATED_BEFORE,
                    optional("SortBy", oneOf("Name", "CreationTime")),
                    SageMakerShapes.SORT_ORDER,
                    SageMakerShapes.NEXT_TOKEN,
                    SageMakerShapes.MAX_RESULTS);

    private PipelineRequests() {}
}
