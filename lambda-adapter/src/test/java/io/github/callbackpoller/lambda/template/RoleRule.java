package io.github.callbackpoller.lambda.template;

import static io.github.callbackpoller.lambda.template.Template.arn;
import static io.github.callbackpoller.lambda.template.Template.list;
import static io.github.callbackpoller.lambda.template.Template.map;
import static io.github.callbackpoller.lambda.template.Template.ref;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the functions may do. */
enum RoleRule implements TemplateRule {
    START_DOES_NO_MORE(
            "These are the calls that starting, finding and stopping a job make.",
            template ->
                    assertThat(actions(template, "StartRole"))
                            .isEqualTo(
                                    with(
                                            "glue:StartJobRun",
                                            "glue:GetJobRuns",
                                            "glue:GetJob",
                                            "glue:BatchStopJobRun")),
            "                  - glue:StartJobRun\n                  - glue:GetJobRuns",
            "                  - glue:StartJobRun\n                  - glue:*"),
    CHECK_STARTS_NOTHING(
            "Starting is the start function's right: a check that was forged must not cost money.",
            template ->
                    assertThat(actions(template, "CheckRole"))
                            .isEqualTo(
                                    with(
                                            "glue:GetJobRun",
                                            "glue:GetJobRuns",
                                            "glue:GetJob",
                                            "glue:BatchStopJobRun")),
            "              Action:\n                  - glue:GetJobRun\n".substring(14),
            "Action:\n                  - glue:StartJobRun\n                  - glue:GetJobRun\n"),
    DEAD_LETTERS_DO_BOTH(
            "A dead letter may be a start or a check.",
            template ->
                    assertThat(actions(template, "DeadLetterRole"))
                            .isEqualTo(
                                    with(
                                            "glue:StartJobRun",
                                            "glue:GetJobRun",
                                            "glue:GetJobRuns",
                                            "glue:GetJob",
                                            "glue:BatchStopJobRun")),
            "                  - glue:StartJobRun\n                  - glue:GetJobRun\n",
            "                  - glue:GetJobRun\n"),
    RECEIVES_ITS_OWN(
            "Who may receive a message has its token.",
            RoleRule::receivesItsOwn,
            "                Resource: !GetAtt CheckQueue.Arn",
            "                Resource: \"*\""),
    SENDS_ONWARD(
            "A check never becomes a start, so it need not reach the callback queue.",
            RoleRule::sendsOnward,
            "                Resource:\n"
                    + "                  - !GetAtt CheckQueue.Arn\n"
                    + "                  - !GetAtt ParkingQueue.Arn",
            "                Resource:\n"
                    + "                  - !GetAtt CallbackQueue.Arn\n"
                    + "                  - !GetAtt ParkingQueue.Arn"),
    NAMED_JOBS_ONLY(
            "What is not named can't be started, whatever the definitions say.",
            RoleRule::namedJobsOnly,
            "job/${Names}\"",
            "job/*\""),
    NAMED_PIPELINES_ONLY(
            "The same for the steps that may be answered.",
            RoleRule::namedPipelinesOnly,
            "pipeline/${Names},",
            "*,"),
    THIS_REGION_ONLY(
            "A template can't put the region into each ARN of a list.",
            RoleRule::thisRegionOnly,
            "StringEquals: { \"aws:RequestedRegion\": !Ref AWS::Region }",
            "StringEquals: { \"aws:RequestedRegion\": eu-west-1 }"),
    NO_ROLE_ON_EVERYTHING(
            "A star alone is a permission that nobody has thought about.",
            RoleRule::noRoleOnEverything,
            "Resource: !GetAtt StartLog.Arn",
            "Resource: \"*\""),
    KEY_ONLY_FOR_QUEUES(
            "The key may decrypt other things too.",
            RoleRule::keyOnlyForQueues,
            "StringEquals: { \"kms:ViaService\": !Sub \"sqs.${AWS::Region}.${AWS::URLSuffix}\" }",
            "StringEquals: { \"aws:PrincipalType\": AssumedRole }"),
    OWN_LOOP_ONLY(
            "A function asks after its own loop, and only where that is wanted.",
            RoleRule::ownLoopOnly,
            ":function:${AWS::StackName}-*",
            ":function:*"),
    LAMBDA_ONLY(
            "Nobody else takes these roles.",
            RoleRule::lambdaOnly,
            "Principal: { Service: lambda.amazonaws.com }",
            "Principal: { AWS: \"*\" }");

    private static final List<String> ALL = List.of("StartRole", "CheckRole", "DeadLetterRole");
    private static final List<String> OF_ALL_FUNCTIONS =
            Stream.concat(ALL.stream(), Stream.of(SweepRule.ROLE, NudgeRule.ROLE)).toList();

    private static final Set<String> SHARED =
            Set.of(
                    "sqs:ReceiveMessage",
                    "sqs:DeleteMessage",
                    "sqs:GetQueueAttributes",
                    "sqs:SendMessage",
                    "sagemaker:SendPipelineExecutionStepSuccess",
                    "sagemaker:SendPipelineExecutionStepFailure",
                    "sagemaker:ListPipelineExecutionSteps",
                    "sagemaker:DescribePipelineExecution",
                    "lambda:GetFunctionRecursionConfig",
                    "logs:CreateLogStream",
                    "logs:PutLogEvents",
                    "kms:Decrypt",
                    "kms:GenerateDataKey");

    private final Rule rule;

    RoleRule(String reason, Consumer<Template> check, String from, String to) {
        this.rule = new Rule(reason, check, from, to);
    }

    @Override
    public Rule rule() {
        return rule;
    }

    private static Set<String> with(String... actions) {
        return Stream.concat(SHARED.stream(), Stream.of(actions))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> actions(Template template, String role) {
        assertThat(template.ofType("AWS::IAM::Role"))
                .containsExactlyInAnyOrderElementsOf(OF_ALL_FUNCTIONS);
        return template.rolePolicies(role).stream()
                .flatMap(statement -> list(statement.get("Action")).stream())
                .map(String.class::cast)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void receivesItsOwn(Template template) {
        assertThat(resources(template, "StartRole", "sqs:ReceiveMessage"))
                .containsExactly(arn("CallbackQueue"));
        assertThat(resources(template, "CheckRole", "sqs:ReceiveMessage"))
                .containsExactly(arn("CheckQueue"));
        assertThat(resources(template, "DeadLetterRole", "sqs:ReceiveMessage"))
                .containsExactlyInAnyOrder(arn("CallbackDeadLetters"), arn("CheckDeadLetters"));
    }

    private static void sendsOnward(Template template) {
        assertThat(resources(template, "CheckRole", "sqs:SendMessage"))
                .containsExactlyInAnyOrder(arn("CheckQueue"), arn("ParkingQueue"));
        assertThat(List.of("StartRole", "DeadLetterRole"))
                .allSatisfy(
                        role ->
                                assertThat(resources(template, role, "sqs:SendMessage"))
                                        .containsExactlyInAnyOrder(
                                                arn("CallbackQueue"),
                                                arn("CheckQueue"),
                                                arn("ParkingQueue")));
    }

    private static void namedJobsOnly(Template template) {
        var jobs = named("arn:*:glue:*:*:job/${Names}", ",arn:*:glue:*:*:job/", "GlueJobNames");
        assertThat(OF_ALL_FUNCTIONS)
                .allSatisfy(
                        role ->
                                assertThat(statement(template, role, "glue:GetJobRuns"))
                                        .containsEntry("Resource", jobs));
        assertThat(template.parameter("GlueJobNames")).doesNotContainKey("Default");
    }

    private static void namedPipelinesOnly(Template template) {
        var pipeline = "arn:*:sagemaker:*:*:pipeline/";
        var joined =
                Map.of(
                        "Names",
                        joined("," + pipeline, "PipelineNames"),
                        "Executions",
                        joined("/execution/*," + pipeline, "PipelineNames"));
        var all = pipeline + "${Names}," + pipeline + "${Executions}/execution/*";
        var pipelines = Map.of("Fn::Split", List.of(",", Map.of("Fn::Sub", List.of(all, joined))));
        assertThat(ALL)
                .allSatisfy(
                        role ->
                                assertThat(answering(template, role))
                                        .containsEntry("Resource", pipelines));
    }

    /** A list of names, made a list of ARNs. */
    private static Map<String, Object> named(String first, String between, String parameter) {
        var names = Map.of("Names", joined(between, parameter));
        return Map.of("Fn::Split", List.of(",", Map.of("Fn::Sub", List.of(first, names))));
    }

    private static Map<String, Object> joined(String between, String parameter) {
        return Map.of("Fn::Join", List.of(between, ref(parameter)));
    }

    private static void thisRegionOnly(Template template) {
        var here = Map.of("StringEquals", Map.of("aws:RequestedRegion", ref("AWS::Region")));
        assertThat(ALL)
                .allSatisfy(
                        role -> {
                            assertThat(statement(template, role, "glue:GetJobRuns"))
                                    .containsEntry("Condition", here);
                            assertThat(answering(template, role)).containsEntry("Condition", here);
                        });
    }

    private static void noRoleOnEverything(Template template) {
        assertThat(ALL)
                .flatExtracting(template::rolePolicies)
                .allSatisfy(
                        statement ->
                                assertThat(list(map(statement).get("Resource")))
                                        .doesNotContain("*"));
    }

    private static void keyOnlyForQueues(Template template) {
        assertThat(OF_ALL_FUNCTIONS)
                .allSatisfy(
                        role -> {
                            var key = statement(template, role, "kms:Decrypt");
                            assertThat(key).containsEntry("Resource", ref("KmsKeyArn"));
                            assertThat(map(map(key.get("Condition")).get("StringEquals")))
                                    .containsKey("kms:ViaService");
                        });
    }

    private static void ownLoopOnly(Template template) {
        var function =
                "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}"
                        + ":function:${AWS::StackName}-*";
        assertThat(ALL)
                .allSatisfy(
                        role ->
                                assertThat(
                                                statement(
                                                        template,
                                                        role,
                                                        "lambda:GetFunctionRecursionConfig"))
                                        .containsEntry("Resource", Map.of("Fn::Sub", function)));
        assertThat(template.parameter("CheckRecursion")).containsEntry("Default", "false");
        assertThat(template.section("Conditions").get("ChecksRecursion"))
                .isEqualTo(Map.of("Fn::Equals", List.of(ref("CheckRecursion"), "true")));
    }

    private static void lambdaOnly(Template template) {
        var trust = Map.of("Service", "lambda.amazonaws.com");
        assertThat(OF_ALL_FUNCTIONS)
                .flatExtracting(
                        role ->
                                list(
                                        map(template.properties(role)
                                                        .get("AssumeRolePolicyDocument"))
                                                .get("Statement")))
                .allSatisfy(
                        statement -> assertThat(map(statement)).containsEntry("Principal", trust));
    }

    private static Map<String, Object> answering(Template template, String role) {
        return statement(template, role, "sagemaker:SendPipelineExecutionStepSuccess");
    }

    private static List<Object> resources(Template template, String role, String action) {
        return list(statement(template, role, action).get("Resource"));
    }

    private static Map<String, Object> statement(Template template, String role, String action) {
        var found =
                template.rolePolicies(role).stream()
                        .filter(statement -> list(statement.get("Action")).contains(action))
                        .toList();
        assertThat(found).as("%s may %s in one statement", role, action).hasSize(1);
        return found.get(0);
    }
}
