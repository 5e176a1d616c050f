package io.github.callbackpoller.lambda.template;

import static io.github.callbackpoller.lambda.template.Template.arn;
import static io.github.callbackpoller.lambda.template.Template.map;
import static io.github.callbackpoller.lambda.template.Template.onlyIf;
import static io.github.callbackpoller.lambda.template.Template.ref;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** How the queues are. */
enum QueueRule implements TemplateRule {
    KEPT_AS_LONG_AS_POSSIBLE(
            "A message is the only state: while its function is broken it waits on its queue.",
            QueueRule::keptFor14Days,
            "MessageRetentionPeriod: 1209600",
            "MessageRetentionPeriod: 345600"),
    INVISIBLE_LONG_ENOUGH(
            "Lambda retries a throttled batch within the visibility timeout: six times the"
                    + " function's timeout and the batch window are what AWS asks for.",
            QueueRule::invisibleForSixTimeouts,
            "VisibilityTimeout: 420",
            "VisibilityTimeout: 419"),
    VISIBLE_SOON_ENOUGH(
            "What a crash leaves is seen again within 15 minutes, the longest delay of a check.",
            QueueRule::visibleWithinAQuarter,
            "VisibilityTimeout: 420",
            "VisibilityTimeout: 901"),
    STANDARD(
            "A FIFO queue can't delay single messages, and a delay of the queue's own adds to none.",
            QueueRule::standard,
            "      ReceiveMessageWaitTimeSeconds: 20",
            "      FifoQueue: true"),
    DEAD_LETTERS_APART(
            "Each queue has its own dead-letter queue, after enough receives to outlast a bad hour.",
            QueueRule::deadLettersApart,
            "deadLetterTargetArn: !GetAtt CheckDeadLetters.Arn",
            "deadLetterTargetArn: !GetAtt CallbackDeadLetters.Arn"),
    RECEIVES_ENOUGH(
            "Throttled invocations use up receives too.",
            QueueRule::receivesEnough,
            "maxReceiveCount: 5",
            "maxReceiveCount: 2"),
    DEAD_LETTERS_FROM_ONE_QUEUE(
            "No other queue of the account may put its dead letters here.",
            QueueRule::deadLettersFromOneQueue,
            "redrivePermission: byQueue",
            "redrivePermission: allowAll"),
    ENCRYPTED(
            "Messages hold the token that answers a step.",
            QueueRule::encrypted,
            "SqsManagedSseEnabled: !If [HasKmsKey, !Ref AWS::NoValue, true]",
            "SqsManagedSseEnabled: false"),
    ENCRYPTED_BY_A_KEY_OF_ONES_OWN(
            "Who may use the key can be asked of KMS alone.",
            QueueRule::encryptedByKey,
            "KmsMasterKeyId: !If [HasKmsKey, !Ref KmsKeyArn, !Ref AWS::NoValue]",
            "KmsDataKeyReusePeriodSeconds: 300");

    static final List<String> DEAD_LETTERS = List.of("CallbackDeadLetters", "CheckDeadLetters");
    static final List<String> ALL =
            List.of(
                    "CallbackQueue",
                    "CheckQueue",
                    "CallbackDeadLetters",
                    "CheckDeadLetters",
                    "ParkingQueue");

    private static final int DAYS_14 = 14 * 24 * 60 * 60;
    private static final int MINUTES_15 = 15 * 60;

    private final Rule rule;

    QueueRule(String reason, Consumer<Template> check, String from, String to) {
        this.rule = new Rule(reason, check, from, to);
    }

    @Override
    public Rule rule() {
        return rule;
    }

    private static void keptFor14Days(Template template) {
        assertThat(template.ofType("AWS::SQS::Queue")).containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(ALL)
                .allSatisfy(
                        queue ->
                                assertThat(template.properties(queue))
                                        .containsEntry("MessageRetentionPeriod", DAYS_14));
    }

    private static void invisibleForSixTimeouts(Template template) {
        int timeout = (int) template.function("StartFunction").get("Timeout");
        int window = (int) template.parameter("CheckBatchWindow").get("MaxValue");
        assertThat(visibility(template, "CallbackQueue")).isGreaterThanOrEqualTo(6 * timeout);
        assertThat(visibility(template, "CheckQueue")).isGreaterThanOrEqualTo(6 * timeout + window);
        assertThat(DEAD_LETTERS)
                .allSatisfy(
                        queue ->
                                assertThat(visibility(template, queue))
                                        .isGreaterThanOrEqualTo(6 * timeout));
    }

    private static void visibleWithinAQuarter(Template template) {
        assertThat(ALL)
                .allSatisfy(
                        queue ->
                                assertThat(visibility(template, queue))
                                        .isLessThanOrEqualTo(MINUTES_15));
    }

    private static int visibility(Template template, String queue) {
        return (int) template.properties(queue).get("VisibilityTimeout");
    }

    private static void standard(Template template) {
        assertThat(ALL)
                .allSatisfy(
                        queue ->
                                assertThat(template.properties(queue))
                                        .doesNotContainKeys("FifoQueue", "DelaySeconds"));
    }

    private static void deadLettersApart(Template template) {
        assertThat(redrive(template, "CallbackQueue"))
                .containsEntry("deadLetterTargetArn", arn("CallbackDeadLetters"));
        assertThat(redrive(template, "CheckQueue"))
                .containsEntry("deadLetterTargetArn", arn("CheckDeadLetters"));
        assertThat(DEAD_LETTERS)
                .allSatisfy(queue -> assertThat(redrive(template, queue)).isEmpty());
    }

    private static void receivesEnough(Template template) {
        assertThat(List.of("CallbackQueue", "CheckQueue"))
                .allSatisfy(
                        queue ->
                                assertThat((int) redrive(template, queue).get("maxReceiveCount"))
                                        .isBetween(5, 10));
    }

    private static Map<String, Object> redrive(Template template, String queue) {
        return map(template.properties(queue).get("RedrivePolicy"));
    }

    private static void deadLettersFromOneQueue(Template template) {
        assertThat(allowedSource(template, "CallbackDeadLetters")).endsWith("}-callback");
        assertThat(allowedSource(template, "CheckDeadLetters")).endsWith("}-check");
        assertThat(allow(template, "ParkingQueue")).containsEntry("redrivePermission", "denyAll");
    }

    private static String allowedSource(Template template, String queue) {
        var allow = allow(template, queue);
        assertThat(allow).containsEntry("redrivePermission", "byQueue");
        var sources = Template.list(allow.get("sourceQueueArns"));
        assertThat(sources).hasSize(1);
        return (String) map(sources.get(0)).get("Fn::Sub");
    }

    private static Map<String, Object> allow(Template template, String queue) {
        return map(template.properties(queue).get("RedriveAllowPolicy"));
    }

    private static void encrypted(Template template) {
        var unlessKey = Map.of("Fn::If", List.of("HasKmsKey", ref("AWS::NoValue"), true));
        assertThat(ALL)
                .allSatisfy(
                        queue ->
                                assertThat(template.properties(queue))
                                        .containsEntry("SqsManagedSseEnabled", unlessKey));
    }

    private static void encryptedByKey(Template template) {
        assertThat(ALL)
                .allSatisfy(
                        queue ->
                                assertThat(template.properties(queue))
                                        .containsEntry(
                                                "KmsMasterKeyId",
                                                onlyIf("HasKmsKey", ref("KmsKeyArn"))));
    }
}
