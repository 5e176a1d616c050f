package io.github.callbackpoller.lambda.template;

import static io.github.callbackpoller.lambda.template.Template.arn;
import static io.github.callbackpoller.lambda.template.Template.list;
import static io.github.callbackpoller.lambda.template.Template.map;
import static io.github.callbackpoller.lambda.template.Template.onlyIf;
import static io.github.callbackpoller.lambda.template.Template.ref;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** How the functions are, and how they are fed. */
enum FunctionRule implements TemplateRule {
    REQUEUEING_IS_NO_LOOP(
            "Lambda stops a function that requeues after about 16 hops, and the step hangs.",
            each((template, id) -> has(template, id, "RecursiveLoop", "Allow")),
            "RecursiveLoop: Allow",
            "RecursiveLoop: Terminate"),
    EACH_HAS_ITS_HANDLER(
            "A start on the check queue, or a check on the callback queue, is nobody's.",
            FunctionRule::handlers,
            "lambda.CheckHandler::",
            "lambda.StartHandler::"),
    FED_BY_ITS_QUEUES(
            "Starting is the start function's duty; dead letters of both queues are looked after.",
            FunctionRule::queues,
            "Queue: !GetAtt CheckQueue.Arn",
            "Queue: !GetAtt CallbackQueue.Arn"),
    ONE_BAD_MESSAGE_FAILS_ALONE(
            "Otherwise a message that can't be handled brings the good ones of its batch back.",
            eachEvent(
                    (template, event) ->
                            assertThat(event)
                                    .containsEntry(
                                            "FunctionResponseTypes",
                                            List.of("ReportBatchItemFailures"))),
            "FunctionResponseTypes: [ReportBatchItemFailures]",
            "Enabled: true"),
    CONCURRENCY_IS_BOUNDED(
            "A burst of messages must not use up the account, nor throttle Glue.",
            eachEvent(
                    (template, event) ->
                            assertThat(concurrency(template, event)).isBetween(2, 1_000)),
            "ScalingConfig: { MaximumConcurrency: !Ref CheckConcurrency }",
            "ScalingConfig: {}"),
    RESERVED_SUFFICES(
            "Reserved concurrency below what the queues may use is throttling by design.",
            eachFed(FunctionRule::reservedSuffices),
            "ReservedConcurrentExecutions: !If [ReservesConcurrency, 5, !Ref AWS::NoValue]",
            "ReservedConcurrentExecutions: !If [ReservesConcurrency, 3, !Ref AWS::NoValue]"),
    CHECKS_ARE_GATHERED(
            "One read of Glue serves all checks of a batch that are about one job.",
            FunctionRule::checksAreGathered,
            "MaximumBatchingWindowInSeconds: !Ref CheckBatchWindow",
            "MaximumBatchingWindowInSeconds: 0"),
    LARGE_BATCHES_HAVE_A_WINDOW(
            "Lambda refuses a batch of more than 10 without a window; starts have none.",
            FunctionRule::largeBatchesHaveAWindow,
            "RuleCondition: !Equals [!Ref CheckBatchWindow, \"0\"]",
            "RuleCondition: !Equals [!Ref CheckBatchWindow, \"1\"]"),
    LOGS_ARE_JSON_AND_END(
            "A log group that Lambda makes by itself is kept, and paid for, for ever.",
            each(FunctionRule::logs),
            "LogFormat: JSON",
            "LogFormat: Text"),
    SETTINGS_ARE_GIVEN(
            "These are the names that the handlers read.",
            each(FunctionRule::settings),
            "PARKING_QUEUE_URL: !Ref ParkingQueue",
            "PARKING_URL: !Ref ParkingQueue"),
    RUNTIME_CAN_BE_CHOSEN(
            "Java 21 and 25 are the runtimes that Lambda maintains longest.",
            FunctionRule::runtime,
            "AllowedValues: [java21, java25]",
            "AllowedValues: [java21]"),
    ARCHITECTURE_CAN_BE_CHOSEN(
            "arm64 costs a fifth less; some need x86_64.",
            FunctionRule::architecture,
            "Architectures: [!Ref Architecture]",
            "Architectures: [arm64]"),
    JAR_IS_WHAT_MAVEN_MAKES(
            "The way from build to deployment is one step.",
            each(
                    (template, id) ->
                            has(template, id, "CodeUri", "target/callback-poller-lambda.jar")),
            "CodeUri: target/callback-poller-lambda.jar",
            "CodeUri: .");

    /** Those that the queues feed. */
    static final List<String> FED = List.of("StartFunction", "CheckFunction", "DeadLetterFunction");

    static final List<String> ALL =
            List.of(
                    "StartFunction",
                    "CheckFunction",
                    "DeadLetterFunction",
                    SweepRule.FUNCTION,
                    NudgeRule.FUNCTION);

    private final Rule rule;

    FunctionRule(String reason, Consumer<Template> check, String from, String to) {
        this.rule = new Rule(reason, check, from, to);
    }

    @Override
    public Rule rule() {
        return rule;
    }

    private static Consumer<Template> each(BiConsumer<Template, String> check) {
        return template -> {
            assertThat(template.ofType("AWS::Serverless::Function"))
                    .containsExactlyInAnyOrderElementsOf(ALL);
            ALL.forEach(id -> check.accept(template, id));
        };
    }

    private static Consumer<Template> eachFed(BiConsumer<Template, String> check) {
        return template -> FED.forEach(id -> check.accept(template, id));
    }

    private static Consumer<Template> eachEvent(BiConsumer<Template, Map<String, Object>> check) {
        return eachFed(
                (template, id) -> template.events(id).forEach(e -> check.accept(template, e)));
    }

    private static void has(Template template, String id, String property, Object value) {
        assertThat(template.function(id)).containsEntry(property, value);
    }

    private static void handlers(Template template) {
        var handlers = "io.github.callbackpoller.lambda.%sHandler::handleRequest";
        has(template, "StartFunction", "Handler", handlers.formatted("Start"));
        has(template, "CheckFunction", "Handler", handlers.formatted("Check"));
        has(template, "DeadLetterFunction", "Handler", handlers.formatted("DeadLetter"));
        has(template, SweepRule.FUNCTION, "Handler", handlers.formatted("Sweep"));
        has(template, NudgeRule.FUNCTION, "Handler", handlers.formatted("Nudge"));
    }

    private static void queues(Template template) {
        assertThat(queuesOf(template, "StartFunction")).containsExactly(arn("CallbackQueue"));
        assertThat(queuesOf(template, "CheckFunction")).containsExactly(arn("CheckQueue"));
        assertThat(queuesOf(template, "DeadLetterFunction"))
                .containsExactlyInAnyOrder(arn("CallbackDeadLetters"), arn("CheckDeadLetters"));
    }

    private static List<Object> queuesOf(Template template, String function) {
        return template.events(function).stream().map(event -> event.get("Queue")).toList();
    }

    private static int concurrency(Template template, Map<String, Object> event) {
        var scaling = map(event.get("ScalingConfig"));
        assertThat(scaling).containsKey("MaximumConcurrency");
        return template.number(scaling.get("MaximumConcurrency"));
    }

    private static void reservedSuffices(Template template, String id) {
        var reserved =
                list(map(template.function(id).get("ReservedConcurrentExecutions")).get("Fn::If"));
        int used =
                template.events(id).stream().mapToInt(event -> concurrency(template, event)).sum();
        assertThat(reserved.get(0)).isEqualTo("ReservesConcurrency");
        assertThat(template.number(reserved.get(1))).isGreaterThanOrEqualTo(Math.max(5, used));
    }

    private static void checksAreGathered(Template template) {
        var checks = template.events("CheckFunction").get(0);
        assertThat(checks)
                .containsEntry("MaximumBatchingWindowInSeconds", ref("CheckBatchWindow"))
                .containsEntry("BatchSize", ref("CheckBatchSize"));
        assertThat((int) template.parameter("CheckBatchWindow").get("Default")).isPositive();
    }

    private static void largeBatchesHaveAWindow(Template template) {
        var rule = map(template.section("Rules").get("LargeBatchesNeedAWindow"));
        assertThat(rule.get("RuleCondition"))
                .isEqualTo(Map.of("Fn::Equals", List.of(ref("CheckBatchWindow"), "0")));
        assertThat((int) template.parameter("StartBatchSize").get("MaxValue"))
                .isLessThanOrEqualTo(10);
        assertThat((int) template.parameter("CheckBatchSize").get("MaxValue"))
                .isLessThanOrEqualTo(10_000);
    }

    private static void logs(Template template, String id) {
        var logging = map(template.function(id).get("LoggingConfig"));
        assertThat(logging).containsEntry("LogFormat", "JSON");
        var group = (String) map(logging.get("LogGroup")).get("Ref");
        assertThat(template.properties(group))
                .containsEntry("RetentionInDays", ref("LogRetentionDays"));
    }

    private static void settings(Template template, String id) {
        var variables = map(map(template.function(id).get("Environment")).get("Variables"));
        assertThat(variables)
                .containsEntry("CALLBACK_QUEUE_URL", ref("CallbackQueue"))
                .containsEntry("CHECK_QUEUE_URL", ref("CheckQueue"))
                .containsEntry("PARKING_QUEUE_URL", ref("ParkingQueue"))
                .containsEntry("JOBS_JSON", onlyIf("HasJobsJson", ref("JobsJson")));
    }

    private static void runtime(Template template) {
        each((t, id) -> has(t, id, "Runtime", ref("JavaRuntime"))).accept(template);
        assertThat(list(template.parameter("JavaRuntime").get("AllowedValues")))
                .containsExactly("java21", "java25");
    }

    private static void architecture(Template template) {
        each((t, id) -> has(t, id, "Architectures", List.of(ref("Architecture")))).accept(template);
        assertThat(list(template.parameter("Architecture").get("AllowedValues")))
                .containsExactlyInAnyOrder("arm64", "x86_64");
    }
}
