package io.github.callbackpoller.lambda.template;

import static io.github.callbackpoller.lambda.template.Template.arn;
import static io.github.callbackpoller.lambda.template.Template.list;
import static io.github.callbackpoller.lambda.template.Template.map;
import static io.github.callbackpoller.lambda.template.Template.ref;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Who may send to the queues. */
enum SenderRule implements TemplateRule {
    TLS_ONLY(
            "Messages hold the token that answers a step.",
            SenderRule::tlsOnly,
            "\"aws:SecureTransport\": \"false\"",
            "\"aws:SecureTransport\": \"true\""),
    CALLBACKS_FROM_THE_ACCOUNT(
            "A message starts a job, so strangers must not send one.",
            SenderRule::callbacksFromTheAccount,
            "\"aws:PrincipalAccount\": !Ref AWS::AccountId",
            "\"aws:PrincipalAccount\": \"*\""),
    CALLBACKS_FROM_NAMED_ROLES(
            "Where the pipelines' roles are named, nobody else starts a job by a message.",
            SenderRule::callbacksFromNamedRoles,
            "            - Sid: OnlyPipelinesFunctionsAndOperatorsSend\n              Effect: Deny",
            "            - Sid: OnlyPipelinesFunctionsAndOperatorsSend\n              Effect: Allow"),
    CHECKS_FROM_FUNCTIONS(
            "A forged check could answer a step with what never happened.",
            SenderRule::checksFromFunctions,
            "          - Sid: OnlyFunctionsAndOperatorsSend\n            Effect: Deny",
            "          - Sid: OnlyFunctionsAndOperatorsSend\n            Effect: Allow"),
    PARKED_BY_FUNCTIONS(
            "An alarm hangs on it.",
            SenderRule::parkedByFunctions,
            "          - Sid: OnlyFunctionsSend\n            Effect: Deny",
            "          - Sid: OnlyFunctionsSend\n            Effect: Allow"),
    DEAD_LETTERS_BY_SQS(
            "SQS alone puts messages there.",
            SenderRule::deadLettersBySqs,
            "Sid: NobodySends\n            Effect: Deny",
            "Sid: NobodySends\n            Effect: Allow");

    private final Rule rule;

    SenderRule(String reason, Consumer<Template> check, String from, String to) {
        this.rule = new Rule(reason, check, from, to);
    }

    @Override
    public Rule rule() {
        return rule;
    }

    private static void tlsOnly(Template template) {
        assertThat(QueueRule.ALL)
                .allSatisfy(
                        queue ->
                                assertThat(template.queuePolicy(queue))
                                        .anySatisfy(
                                                statement ->
                                                        assertThat(statement)
                                                                .containsAllEntriesOf(
                                                                        denyWithoutTls(queue))));
        assertThat(QueueRule.ALL)
                .allSatisfy(
                        queue ->
                                assertThat(template.properties(queue + "Policy").get("Queues"))
                                        .isEqualTo(List.of(ref(queue))));
    }

    private static Map<String, Object> denyWithoutTls(String queue) {
        return Map.of(
                "Effect",
                "Deny",
                "Principal",
                "*",
                "Action",
                "sqs:*",
                "Resource",
                arn(queue),
                "Condition",
                Map.of("Bool", Map.of("aws:SecureTransport", "false")));
    }

    private static void callbacksFromTheAccount(Template template) {
        assertThat(exceptions(template, "CallbackQueue", "aws:PrincipalAccount"))
                .containsExactly(ref("AWS::AccountId"));
    }

    private static void callbacksFromNamedRoles(Template template) {
        assertThat(exceptions(template, "CallbackQueue", "aws:PrincipalArn"))
                .containsExactlyInAnyOrder(
                        arn("StartRole"),
                        arn("DeadLetterRole"),
                        SweepRule.senderIfAny(),
                        listed("PipelineRoleArns"),
                        listed("OperatorRoleArns"));
    }

    private static void checksFromFunctions(Template template) {
        assertThat(exceptions(template, "CheckQueue", "aws:PrincipalArn"))
                .containsExactlyInAnyOrder(
                        arn("StartRole"),
                        arn("CheckRole"),
                        arn("DeadLetterRole"),
                        SweepRule.senderIfAny(),
                        NudgeRule.senderIfAny(),
                        listed("OperatorRoleArns"));
    }

    private static void parkedByFunctions(Template template) {
        assertThat(exceptions(template, "ParkingQueue", "aws:PrincipalArn"))
                .containsExactlyInAnyOrder(
                        arn("StartRole"), arn("CheckRole"), arn("DeadLetterRole"));
    }

    private static void deadLettersBySqs(Template template) {
        assertThat(QueueRule.DEAD_LETTERS)
                .allSatisfy(
                        queue ->
                                assertThat(template.queuePolicy(queue))
                                        .anySatisfy(
                                                statement ->
                                                        assertThat(statement)
                                                                .containsEntry("Effect", "Deny")
                                                                .containsEntry(
                                                                        "Action", "sqs:SendMessage")
                                                                .doesNotContainKey("Condition")));
    }

    /** Whom the denial of sending leaves out, by a key of the sender. */
    private static List<Object> exceptions(Template template, String queue, String key) {
        var left =
                template.queuePolicy(queue).stream()
                        .filter(statement -> "Deny".equals(statement.get("Effect")))
                        .filter(statement -> "sqs:SendMessage".equals(statement.get("Action")))
                        .filter(statement -> "*".equals(statement.get("Principal")))
                        .map(
                                statement ->
                                        map(map(statement.get("Condition")).get("StringNotEquals")))
                        .filter(condition -> condition.containsKey(key))
                        .map(condition -> condition.get(key))
                        .toList();
        assertThat(left).hasSize(1);
        return joined(left.get(0));
    }

    /** The parts of a list that is joined of lists and split again. */
    private static List<Object> joined(Object value) {
        if (value instanceof Map<?, ?> && map(value).containsKey("Fn::Split")) {
            var join = list(map(value).get("Fn::Split")).get(1);
            return list(list(map(join).get("Fn::Join")).get(1));
        }
        return list(value);
    }

    private static Map<String, Object> listed(String parameter) {
        return Map.of("Fn::Join", List.of(",", ref(parameter)));
    }
}
