package io.github.callbackpoller.sandbox.sagemaker;

import static io.github.callbackpoller.sandbox.wire.Constraint.number;
import static io.github.callbackpoller.sandbox.wire.Constraint.object;
import static io.github.callbackpoller.sandbox.wire.Constraint.oneOf;
import static io.github.callbackpoller.sandbox.wire.Constraint.text;
import static io.github.callbackpoller.sandbox.wire.Constraint.time;
import static io.github.callbackpoller.sandbox.wire.Member.optional;
import static io.github.callbackpoller.sandbox.wire.Member.required;

import io.github.callbackpoller.sandbox.wire.AwsError;
import io.github.callbackpoller.sandbox.wire.Constraint;
import io.github.callbackpoller.sandbox.wire.Member;

/** Shapes of SageMaker's service model that several operations share. */
final class SageMakerShapes {
    static final int MOST_RESULTS = 100;

    private static final String NAME = "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,255}";
    private static final String REGION = "arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:";
    private static final String PIPELINE = REGION + "([0-9]{12}|aws):pipeline/";
    private static final String EXECUTION = REGION + "[0-9]{12}:pipeline/.*/execution/.*";

    static final Constraint DESCRIPTION = text(0, 3072, ".*");
    static final Constraint EXECUTION_ARN = text(0, 2048, EXECUTION);
    static final Constraint PIPELINE_NAME = text(1, 256, NAME);
    static final Member PIPELINE_NAME_OR_ARN =
            required("PipelineName", text(1, 2048, "(" + PIPELINE + ".*)?(" + NAME + ")"));
    static final Member PARALLELISM =
            optional(
                    "ParallelismConfiguration",
                    object(required("MaxParallelExecutionSteps", number(1, Integer.MAX_VALUE))));
    static final Member REQUEST_TOKEN = required("ClientRequestToken", text(32, 128));
    static final Member MAX_RESULTS = optional("MaxResults", number(1, MOST_RESULTS));
    static final Member NEXT_TOKEN = optional("NextToken", text(0, 8192, ".*"));
    static final Member SORT_ORDER = optional("SortOrder", oneOf("Ascending", "Descending"));
    static final Member CREATED_AFTER = optional("CreatedAfter", time());
    static final Member CREATED_BEFORE = optional("CreatedBefore", time());

    private SageMakerShapes() {}

    /** A member that would change what happens and is refused, as it is not played. */
    static Member unplayed(String name) {
        return optional(
                name,
                (at, value, found) -> {
                    throw AwsError.validation("The sandbox does not play '" + at + "'");
                });
    }
}
