package io.github.callbackpoller.lambda.template;

import static io.github.callbackpoller.lambda.template.Template.arn;
import static io.github.callbackpoller.lambda.template.Template.list;
import static io.github.callbackpoller.lambda.template.Template.ref;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Nudges: only where they are wanted, and with no right to answer, start or stop. */
enum NudgeRule implements TemplateRule {
    OFF_BY_DEFAULT(
            "Every Glue run that ends in the account costs an invocation.",
            NudgeRule::offByDefault,
            "  Nudges:\n    Type: String\n    Default: \"off\"",
            "  Nudges:\n    Type: String\n    Default: \"on\""),
    ALL_OF_IT_OR_NOTHING(
            "A role without its function is litter.",
            NudgeRule::allOfItOrNothing,
            "  NudgeLog:\n    Type: AWS::Logs::LogGroup\n    Condition: HearsEvents\n",
            "  NudgeLog:\n    Type: AWS::Logs::LogGroup\n"),
    HEARS_THE_EVENT_OF_THE_END(
            "Glue Job Run Status tells of runs that go on, which is no reason to look.",
            NudgeRule::hearsTheEventOfTheEnd,
            "detail-type: [Glue Job State Change]",
            "detail-type: [Glue Job Run Status]"),
    GIVES_UP_SOON(
            "An event that is old is overtaken by the job's own check.",
            NudgeRule::givesUpSoon,
            "EventInvokeConfig: { MaximumEventAgeInSeconds: 900,",
            "EventInvokeConfig: { MaximumEventAgeInSeconds: 21600,"),
    DOES_NO_MORE(
            "It only brings a check forward.",
            template ->
                    assertThat(actions(template)).containsExactlyInAnyOrderElementsOf(allowed()),
            "                Action: sagemaker:ListPipelineExecutionSteps\n",
            "                Action: sagemaker:*\n"),
    SENDS_CHECKS_ALONE(
            "It starts nothing.",
            NudgeRule::sendsChecksAlone,
            "                Resource: !GetAtt CheckQueue.Arn\n              - Sid: ReadsSteps",
            "                Resource: !GetAtt CallbackQueue.Arn\n              - Sid: ReadsSteps");

    static final String FUNCTION = "NudgeFunction";
    static final String ROLE = "NudgeRole";

    private final Rule rule;

    NudgeRule(String reason, Consumer<Template> check, String from, String to) {
        this.rule = new Rule(reason, check, from, to);
    }

    @Override
    public Rule rule() {
        return rule;
    }

    /** The role in a list of senders; a word that is no role where there are no nudges. */
    static Object senderIfAny() {
        return Map.of("Fn::If", List.of("HearsEvents", arn(ROLE), "none"));
    }

    private static void offByDefault(Template template) {
        assertThat(template.parameter("Nudges")).containsEntry("Default", "off");
        assertThat(template.section("Conditions").get("HearsEvents"))
                .isEqualTo(Map.of("Fn::Equals", List.of(ref("Nudges"), "on")));
    }

    private static void allOfItOrNothing(Template template) {
        assertThat(template.section("Resources")).containsKeys(FUNCTION, ROLE, "NudgeLog");
        template.section("Resources").keySet().stream()
                .filter(id -> id.startsWith("Nudge"))
                .forEach(
                        id ->
                                assertThat(template.resource(id))
                                        .as(id)
                                        .containsEntry("Condition", "HearsEvents"));
    }

    private static void hearsTheEventOfTheEnd(Template template) {
        var pattern =
                Map.of(
                        "source",
                        List.of("aws.glue"),
                        "detail-type",
                        List.of("Glue Job State Change"));
        assertThat(template.events(FUNCTION))
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(event)
                                        .containsEntry("Pattern", pattern)
                                        .doesNotContainKey("Queue"));
    }

    private static void givesUpSoon(Template template) {
        var soon = Map.of("MaximumEventAgeInSeconds", 900, "MaximumRetryAttempts", 2);
        assertThat(template.function(FUNCTION)).containsEntry("EventInvokeConfig", soon);
        assertThat(template.events(FUNCTION).get(0)).containsEntry("RetryPolicy", soon);
    }

    private static List<String> allowed() {
        return List.of(
                "sqs:SendMessage",
                "sagemaker:ListPipelineExecutionSteps",
                "glue:GetJobRun",
                "glue:GetJobRuns",
                "glue:GetJob",
                "kms:Decrypt",
                "kms:GenerateDataKey",
                "logs:CreateLogStream",
                "logs:PutLogEvents");
    }

    private static List<String> actions(Template template) {
        return template.rolePolicies(ROLE).stream()
                .flatMap(statement -> list(statement.get("Action")).stream())
                .map(String.class::cast)
                .toList();
    }

    private static void sendsChecksAlone(Template template) {
        assertThat(template.rolePolicies(ROLE))
                .filteredOn(statement -> "sqs:SendMessage".equals(statement.get("Action")))
                .singleElement()
                .satisfies(
                        statement ->
                                assertThat(statement).containsEntry("Resource", arn("CheckQueue")));
    }
}
