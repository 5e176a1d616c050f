package io.github.callbackpoller.lambda.cost;

/**
 * List prices in us-east-1 without free tiers, in US dollars, as of {@link #AS_OF}. They change:
 * check them against {@link #PAGES} before you rely on a figure.
 */
final class Prices {
    static final String AS_OF = "November 2026";
    static final String PAGES =
            "[Lambda](https://aws.amazon.com/lambda/pricing/),"
                    + " [SQS](https://aws.amazon.com/sqs/pricing/),"
                    + " [CloudWatch](https://aws.amazon.com/cloudwatch/pricing/),"
                    + " [Fargate](https://aws.amazon.com/fargate/pricing/),"
                    + " [Step Functions](https://aws.amazon.com/step-functions/pricing/),"
                    + " [EventBridge](https://aws.amazon.com/eventbridge/pricing/),"
                    + " [Glue](https://aws.amazon.com/glue/pricing/)";

    static final double LAMBDA_REQUEST = 0.20 / 1e6;
    static final double LAMBDA_ARM_GB_SECOND = 0.0000133334;
    static final double DURABLE_OPERATION = 8.00 / 1e6;
    static final double SQS_REQUEST = 0.40 / 1e6;
    static final double LOG_GB = 0.50;
    static final double ALARM_MONTH = 0.10;
    static final double METRIC_MONTH = 0.30;
    static final double DASHBOARD_MONTH = 3.00;
    static final double FARGATE_VCPU_HOUR = 0.04048;
    static final double FARGATE_GB_HOUR = 0.004445;
    static final double STEP_FUNCTIONS_TRANSITION = 0.025 / 1e3;
    static final double PIPE_REQUEST = 0.40 / 1e6;
    static final double GLUE_DPU_HOUR = 0.44;

    private Prices() {}
}
