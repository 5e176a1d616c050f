package io.github.callbackpoller.sandbox.sagemaker;

import static io.github.callbackpoller.sandbox.wire.Constraint.list;
import static io.github.callbackpoller.sandbox.wire.Constraint.object;
import static io.github.callbackpoller.sandbox.wire.Constraint.oneOf;
import static io.github.callbackpoller.sandbox.wire.Constraint.text;
import static io.github.callbackpoller.sandbox.wire.Member.optional;
import static io.github.callbackpoller.sandbox.wire.Member.required;

import io.github.callbackpoller.sandbox.wire.Constraint;
import io.github.callbackpoller.sandbox.wire.Member;

/** What SageMaker's service model demands of requests about executions and their steps. */
final class ExecutionRequests {
    static final int MOST_PARAMETERS = 200;

    private static final Member ARN =
            required("PipelineExecutionArn", SageMakerShapes.EXECUTION_ARN);
    private static final Member DISPLAY_NAME =
            optional(
                    "PipelineExecutionDisplayName",
                    text(1, 82, "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,81}"));
    private static final Member DESCRIPTION =
            optional("PipelineExecutionDescription", SageMakerShapes.DESCRIPTION);
    private static final Constraint PARAMETER =
            object(
                    required("Name", text(1, 256, "[A-Za-z0-9\\-_]*")),
                    required("Value", text(0, 1024)));
    private static final Constraint OUTPUT =
            object(required("Name", text(0, 256)), required("Value", text(0, 1024)));
    private static final Member CALLBACK_TOKEN =
            required("CallbackToken", text(10, 10, "[a-zA-Z0-9]+"));
    private static final Member ANSWER_TOKEN =
            optional("ClientRequestToken", SageMakerShapes.REQUEST_TOKEN.constraint());

    static final Constraint START =
            object(
                    SageMakerShapes.PIPELINE_NAME_OR_ARN,
                    DISPLAY_NAME,
                    optional("PipelineParameters", list(0, MOST_PARAMETERS, PARAMETER)),
                    DESCRIPTION,
                    SageMakerShapes.REQUEST_TOKEN,
                    SageMakerShapes.PARALLELISM,
                    optional("MlflowExperimentName", text(1, 256, ".*")),
                    SageMakerShapes.unplayed("SelectiveExecutionConfig"),
                    SageMakerShapes.unplayed("PipelineVersionId"));
    static final Constraint STOP = object(ARN, SageMakerShapes.REQUEST_TOKEN);
    static final Constraint RETRY =
            object(ARN, SageMakerShapes.REQUEST_TOKEN, SageMakerShapes.PARALLELISM);
    static final Constraint UPDATE =
            object(ARN, DESCRIPTION, DISPLAY_NAME, SageMakerShapes.PARALLELISM);
    static final Constraint DESCRIBE = object(ARN);
    static final Constraint LIST =
            object(
                    SageMakerShapes.PIPELINE_NAME_OR_ARN,
                    SageMakerShapes.CREATED_AFTER,
                    SageMakerShapes.CREATED_BEFORE,
                    optional("SortBy", oneOf("CreationTime", "PipelineExecutionArn")),
                    SageMakerShapes.SORT_ORDER,
                    SageMakerShapes.NEXT_TOKEN,
                    SageMakerShapes.MAX_RESULTS);
    static final Constraint LIST_STEPS =
            object(
                    optional(ARN.name(), ARN.constraint()),
                    SageMakerShapes.NEXT_TOKEN,
                    SageMakerShapes.MAX_RESULTS,
                    SageMakerShapes.SORT_ORDER);
    static final Constraint LIST_PARAMETERS =
            object(ARN, SageMakerShapes.NEXT_TOKEN, SageMakerShapes.MAX_RESULTS);
    static final Constraint SUCCESS =
            object(
                    CALLBACK_TOKEN,
                    optional("OutputParameters", list(0, CallbackStep.MOST_OUTPUTS, OUTPUT)),
                    ANSWER_TOKEN);
    static final Constraint FAILURE =
            object(CALLBACK_TOKEN, optional("FailureReason", text(0, 256)), ANSWER_TOKEN);

    private ExecutionRequests() {}
}
