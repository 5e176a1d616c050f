package io.github.callbackpoller.lambda.template;

import static io.github.callbackpoller.lambda.template.Template.arn;
import static io.github.callbackpoller.lambda.template.Template.attribute;
import static io.github.callbackpoller.lambda.template.Template.list;
import static io.github.callbackpoller.lambda.template.Template.map;
import static io.github.callbackpoller.lambda.template.Template.ref;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What calls for somebody, what is shown, and what other stacks need to know. */
enum AlarmRule implements TemplateRule {
    OLD_MESSAGES_CALL(
            "A queue that nobody empties shows in the age of its oldest message alone.",
            template ->
                    assertThat(QueueRule.ALL)
                            .allSatisfy(
                                    queue ->
                                            watchesQueue(
                                                    template,
                                                    "ApproximateAgeOfOldestMessage",
                                                    queue)),
            "MetricName: ApproximateAgeOfOldestMessage",
            "MetricName: NumberOfMessagesSent"),
    AGE_ALLOWS_FOR_DELAYS(
            "A message that waits its longest delay, then comes again once, is nothing unusual.",
            AlarmRule::ageAllowsForDelays,
            "Threshold: 1800",
            "Threshold: 900"),
    DEAD_LETTERS_CALL(
            "A dead letter is a fault, even if it was rescued.",
            template ->
                    assertThat(QueueRule.DEAD_LETTERS)
                            .allSatisfy(
                                    queue ->
                                            watchesQueue(
                                                    template, "NumberOfMessagesReceived", queue)),
            "MetricName: NumberOfMessagesReceived",
            "MetricName: NumberOfMessagesSent"),
    PARKED_MESSAGES_CALL(
            "A parked message is a step that hangs until somebody answers it.",
            template ->
                    watchesQueue(template, "ApproximateNumberOfMessagesVisible", "ParkingQueue"),
            "MetricName: ApproximateNumberOfMessagesVisible",
            "MetricName: NumberOfMessagesSent"),
    ERRORS_CALL(
            "A function that fails as a whole uses up receives.",
            template -> watchesFunctions(template, "Errors"),
            "MetricName: Errors",
            "MetricName: Invocations"),
    THROTTLES_CALL(
            "So does one that gets no concurrency.",
            template -> watchesFunctions(template, "Throttles"),
            "MetricName: Throttles",
            "MetricName: Invocations"),
    STOPPED_LOOPS_CALL(
            "Lambda's own mail about it comes hours late.",
            template -> watchesFunctions(template, "RecursiveInvocationsDropped"),
            "MetricName: RecursiveInvocationsDropped",
            "MetricName: Invocations"),
    FAILING_ANSWERS_CALL(
            "The job has ended and its pipeline does not hear of it.",
            AlarmRule::failingAnswersCall,
            "Namespace: !Ref MetricsNamespace",
            "Namespace: AWS/Lambda"),
    SILENCE_IS_GOOD(
            "Queues without messages report nothing.",
            each(alarm -> assertThat(alarm).containsEntry("TreatMissingData", "notBreaching")),
            "TreatMissingData: notBreaching",
            "TreatMissingData: breaching"),
    SOMEBODY_IS_TOLD(
            "An alarm that nobody hears is none.",
            each(
                    alarm ->
                            assertThat(list(map(alarm.get("AlarmActions")).get("Fn::If")))
                                    .startsWith("HasAlarmTopic", List.of(ref("AlarmTopicArn")))),
            "AlarmActions: !If [HasAlarmTopic",
            "OKActions: !If [HasAlarmTopic"),
    DASHBOARD_IS_READABLE(
            "A dashboard with a slip in its text fails the whole deployment.",
            AlarmRule::dashboardIsReadable,
            "\"${CheckErrorsAlarm.Arn}\"",
            "\"${CheckErrorAlarm.Arn}\""),
    QUEUES_ARE_TOLD(
            "The pipeline's CallbackStep needs the URL, policies need the ARN.",
            AlarmRule::queuesAreTold,
            "Value: !GetAtt ParkingQueue.Arn",
            "Value: !GetAtt CheckQueue.Arn");

    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z]+)(\\.[A-Za-z]+)?}");

    private final Rule rule;

    AlarmRule(String reason, Consumer<Template> check, String from, String to) {
        this.rule = new Rule(reason, check, from, to);
    }

    @Override
    public Rule rule() {
        return rule;
    }

    private static List<Map<String, Object>> alarms(Template template) {
        return template.ofType("AWS::CloudWatch::Alarm").stream()
                .map(template::properties)
                .toList();
    }

    private static Consumer<Template> each(Consumer<Map<String, Object>> check) {
        return template -> assertThat(alarms(template)).isNotEmpty().allSatisfy(check::accept);
    }

    private static List<Map<String, Object>> watching(
            Template template, String metric, String dimension, Object value) {
        var wanted = Map.of("Name", dimension, "Value", value);
        return alarms(template).stream()
                .filter(alarm -> metric.equals(alarm.get("MetricName")))
                .filter(alarm -> list(alarm.get("Dimensions")).equals(List.of(wanted)))
                .toList();
    }

    private static Map<String, Object> watchesQueue(
            Template template, String metric, String queue) {
        var name = attribute(queue, "QueueName");
        var alarms = watching(template, metric, "QueueName", name);
        assertThat(alarms).as("%s of %s", metric, queue).hasSize(1);
        assertThat(alarms.get(0)).containsEntry("Namespace", "AWS/SQS");
        return alarms.get(0);
    }

    private static void watchesFunctions(Template template, String metric) {
        assertThat(FunctionRule.FED)
                .allSatisfy(
                        function -> {
                            var alarms = watching(template, metric, "FunctionName", ref(function));
                            assertThat(alarms).hasSize(1);
                            assertThat(alarms.get(0))
                                    .containsEntry("Namespace", "AWS/Lambda")
                                    .containsEntry("Threshold", 0)
                                    .containsEntry("ComparisonOperator", "GreaterThanThreshold");
                        });
    }

    private static void ageAllowsForDelays(Template template) {
        assertThat(List.of("CallbackQueue", "CheckQueue"))
                .allSatisfy(
                        queue -> {
                            int again = (int) template.properties(queue).get("VisibilityTimeout");
                            var alarm =
                                    watchesQueue(template, "ApproximateAgeOfOldestMessage", queue);
                            assertThat((int) alarm.get("Threshold")).isGreaterThan(900 + again);
                        });
    }

    private static void failingAnswersCall(Template template) {
        assertThat(alarms(template))
                .anySatisfy(
                        alarm ->
                                assertThat(alarm)
                                        .containsEntry("Namespace", ref("MetricsNamespace"))
                                        .containsEntry("MetricName", "AnswersNotTaken")
                                        .containsEntry("Period", 300)
                                        .containsEntry("EvaluationPeriods", 12)
                                        .containsEntry("DatapointsToAlarm", 3));
    }

    private static void dashboardIsReadable(Template template) {
        var body = list(map(template.properties("Overview").get("DashboardBody")).get("Fn::Sub"));
        var text = (String) body.get(0);
        var known = new HashSet<>(template.section("Resources").keySet());
        known.addAll(map(body.get(1)).keySet());
        assertThat(PLACE.matcher(text).results().map(place -> place.group(1))).isSubsetOf(known);
        // JSON is YAML, so the reader at hand tells whether it is well formed.
        var widgets = list(CloudFormationYaml.read(text).get("widgets"));
        assertThat(widgets).hasSizeGreaterThanOrEqualTo(4);
    }

    private static void queuesAreTold(Template template) {
        var told =
                template.section("Outputs").values().stream()
                        .map(output -> map(output).get("Value"))
                        .toList();
        assertThat(QueueRule.ALL)
                .allSatisfy(queue -> assertThat(told).contains(ref(queue), arn(queue)));
    }
}
