package io.github.callbackpoller.lambda.template;

import static io.github.callbackpoller.lambda.template.Template.arn;
import static io.github.callbackpoller.lambda.template.Template.list;
import static io.github.callbackpoller.lambda.template.Template.map;
import static io.github.callbackpoller.lambda.template.Template.ref;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The sweep: only where it is wanted, and with no right to answer, receive or start. */
enum SweepRule implements TemplateRule {
    OFF_BY_DEFAULT(
            "Who has no use for it has neither its function nor its role.",
            SweepRule::offByDefault,
            "  SweepSchedule:\n    Type: String\n    Default: \"off\"",
            "  SweepSchedule:\n    Type: String\n    Default: rate(1 hour)"),
    ALL_OF_IT_OR_NOTHING(
            "A role or an alarm without its function is litter.",
            SweepRule::allOfItOrNothing,
            "  SweepLog:\n    Type: AWS::Logs::LogGroup\n    Condition: Sweeps\n",
            "  SweepLog:\n    Type: AWS::Logs::LogGroup\n"),
    WOKEN_BY_THE_SCHEDULE(
            "It has no queue.",
            SweepRule::wokenByTheSchedule,
            "Schedule: !Ref SweepSchedule",
            "Schedule: rate(1 minute)"),
    KNOWS_ITS_PIPELINES(
            "What its role may not read would be told as a problem at each sweep.",
            SweepRule::knowsItsPipelines,
            "'{\"pipelines\": \"${Names}\"}'",
            "'{\"pipeline\": \"${Names}\"}'"),
    HAS_TIME(
            "It reads every execution that goes on.",
            template ->
                    assertThat(template.function(SweepRule.FUNCTION)).containsEntry("Timeout", 900),
            "      Timeout: 900\n",
            ""),
    DOES_NO_MORE(
            "It sends messages; hosts start and answer. Its messages hold tokens, it receives none.",
            template ->
                    assertThat(actions(template)).containsExactlyInAnyOrderElementsOf(allowed()),
            "                  - sagemaker:ListPipelineExecutions\n",
            "                  - sagemaker:ListPipelineExecutions\n"
                    + "                  - sagemaker:SendPipelineExecutionStepSuccess\n"),
    SENDS_TO_TWO_QUEUES(
            "A start goes to the callback queue, all else to the check queue.",
            SweepRule::sendsToTwoQueues,
            "                  - !GetAtt CallbackQueue.Arn\n"
                    + "                  - !GetAtt CheckQueue.Arn\n"
                    + "              # The action",
            "                  - !GetAtt CallbackQueue.Arn\n" + "              # The action"),
    STAR_FOR_THE_LIST_ALONE(
            "Only the list of pipelines knows no resource.",
            SweepRule::starForTheListAlone,
            "                Resource: !GetAtt SweepLog.Arn",
            "                Resource: \"*\""),
    ERRORS_CALL(
            "A sweep that fails helps nobody.",
            SweepRule::errorsCall,
            "Dimensions: [{ Name: FunctionName, Value: !Ref SweepFunction }]",
            "Dimensions: [{ Name: FunctionName, Value: !Ref StartFunction }]");

    static final String FUNCTION = "SweepFunction";
    static final String ROLE = "SweepRole";

    private final Rule rule;

    SweepRule(String reason, Consumer<Template> check, String from, String to) {
        this.rule = new Rule(reason, check, from, to);
    }

    @Override
    public Rule rule() {
        return rule;
    }

    /** The sweep's role in a list of senders; a word that is no role where there is no sweep. */
    static Object senderIfAny() {
        return Map.of("Fn::If", List.of("Sweeps", arn(ROLE), "none"));
    }

    private static void offByDefault(Template template) {
        assertThat(template.parameter("SweepSchedule")).containsEntry("Default", "off");
        var off = Map.of("Fn::Equals", List.of(ref("SweepSchedule"), "off"));
        assertThat(template.section("Conditions").get("Sweeps"))
                .isEqualTo(Map.of("Fn::Not", List.of(off)));
    }

    private static void allOfItOrNothing(Template template) {
        assertThat(template.section("Resources"))
                .containsKeys(FUNCTION, ROLE, "SweepLog", "SweepErrorsAlarm");
        template.section("Resources").keySet().stream()
                .filter(id -> id.startsWith("Sweep"))
                .forEach(
                        id ->
                                assertThat(template.resource(id))
                                        .as(id)
                                        .containsEntry("Condition", "Sweeps"));
    }

    private static void wokenByTheSchedule(Template template) {
        assertThat(template.events(FUNCTION))
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(event)
                                        .containsEntry("Schedule", ref("SweepSchedule"))
                                        .doesNotContainKey("Queue"));
    }

    private static void knowsItsPipelines(Template template) {
        var input = list(map(template.events(FUNCTION).get(0).get("Input")).get("Fn::Sub"));
        assertThat(input.get(0)).isEqualTo("{\"pipelines\": \"${Names}\"}");
        assertThat(map(input.get(1)).get("Names"))
                .isEqualTo(Map.of("Fn::Join", List.of(",", ref("PipelineNames"))));
    }

    private static List<String> allowed() {
        return List.of(
                "sqs:SendMessage",
                "sagemaker:ListPipelines",
                "sagemaker:ListPipelineExecutions",
                "sagemaker:ListPipelineExecutionSteps",
                "sagemaker:DescribePipelineExecution",
                "sagemaker:DescribePipelineDefinitionForExecution",
                "sagemaker:ListPipelineParametersForExecution",
                "glue:GetJobRun",
                "glue:GetJobRuns",
                "glue:GetJob",
                "glue:BatchStopJobRun",
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

    private static void sendsToTwoQueues(Template template) {
        assertThat(template.rolePolicies(ROLE))
                .filteredOn(statement -> "sqs:SendMessage".equals(statement.get("Action")))
                .singleElement()
                .satisfies(
                        statement ->
                                assertThat(list(statement.get("Resource")))
                                        .containsExactly(arn("CallbackQueue"), arn("CheckQueue")));
    }

    private static void starForTheListAlone(Template template) {
        var here = Map.of("StringEquals", Map.of("aws:RequestedRegion", ref("AWS::Region")));
        assertThat(template.rolePolicies(ROLE))
                .filteredOn(statement -> list(statement.get("Resource")).contains("*"))
                .singleElement()
                .satisfies(
                        statement ->
                                assertThat(statement)
                                        .containsEntry("Action", "sagemaker:ListPipelines")
                                        .containsEntry("Condition", here));
    }

    private static void errorsCall(Template template) {
        var alarm = template.properties("SweepErrorsAlarm");
        assertThat(alarm)
                .containsEntry("MetricName", "Errors")
                .containsEntry("Namespace", "AWS/Lambda")
                .containsEntry(
                        "Dimensions",
                        List.of(Map.of("Name", "FunctionName", "Value", ref(FUNCTION))));
    }
}
