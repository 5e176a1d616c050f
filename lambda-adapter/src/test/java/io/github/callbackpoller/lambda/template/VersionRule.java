package io.github.callbackpoller.lambda.template;

import static io.github.callbackpoller.lambda.template.Template.map;
import static io.github.callbackpoller.lambda.template.Template.ref;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** How functions are published. */
enum VersionRule implements TemplateRule {
    ALIAS_IS_FED(
            "Snapshots are taken of published versions, so the queues must feed one.",
            VersionRule::aliasIsFed,
            "AutoPublishAlias: live",
            "Tracing: PassThrough"),
    SNAPSHOT_CAN_BE_CHOSEN(
            "A function that is rarely invoked may start no faster from a snapshot.",
            VersionRule::snapshotCanBeChosen,
            "ApplyOn: !If [StartsFromSnapshot, PublishedVersions, None]",
            "ApplyOn: PublishedVersions"),
    EVERY_SETTING_MAKES_A_VERSION(
            "SAM makes no version for another value of a parameter: the alias would keep the old.",
            VersionRule::everySettingMakesAVersion,
            "CHECK_COST: !Ref CheckCost",
            "CHECK_COST: !Ref StartBatchSize"),
    DEFINITIONS_MAKE_A_VERSION(
            "The definitions are too long for a version's description: something short stands in.",
            VersionRule::definitionsMakeAVersion,
            "RuleCondition: !Not [!Equals [!Ref JobsJson, \"\"]]",
            "RuleCondition: !Equals [!Ref JobsJson, \"\"]"),
    DESCRIPTION_FITS(
            "A version's description has 256 characters at most.",
            VersionRule::descriptionFits,
            "    Default: none\n    MaxLength: 40",
            "    Default: none\n    MaxLength: 140");

    private static final int LONGEST_DESCRIPTION = 256;

    /** What parameters without a bound of their own may be long. */
    private static final int LONGEST_VALUE = 8;

    private final Rule rule;

    VersionRule(String reason, Consumer<Template> check, String from, String to) {
        this.rule = new Rule(reason, check, from, to);
    }

    @Override
    public Rule rule() {
        return rule;
    }

    private static void aliasIsFed(Template template) {
        assertThat(FunctionRule.ALL)
                .allSatisfy(
                        id ->
                                assertThat(template.function(id))
                                        .containsEntry("AutoPublishAlias", "live")
                                        .containsEntry("AutoPublishAliasAllProperties", true));
    }

    private static void snapshotCanBeChosen(Template template) {
        var chosen =
                Map.of(
                        "ApplyOn",
                        Map.of(
                                "Fn::If",
                                List.of("StartsFromSnapshot", "PublishedVersions", "None")));
        assertThat(FunctionRule.ALL)
                .allSatisfy(
                        id -> assertThat(template.function(id)).containsEntry("SnapStart", chosen));
        assertThat(template.section("Conditions").get("StartsFromSnapshot"))
                .isEqualTo(Map.of("Fn::Equals", List.of(ref("SnapStart"), "on")));
    }

    private static void everySettingMakesAVersion(Template template) {
        assertThat(FunctionRule.ALL)
                .allSatisfy(
                        id ->
                                assertThat(description(template, id))
                                        .contains(settings(template, id)));
    }

    private static String description(Template template, String id) {
        return (String) map(template.function(id).get("VersionDescription")).get("Fn::Sub");
    }

    /** The parameters that a version is made of, as they are written in a text. */
    private static Set<String> settings(Template template, String id) {
        var made = map(Map.copyOf(template.function(id)));
        var found = new HashSet<String>();
        made.forEach(
                (property, value) -> {
                    if (!Set.of("Events", "ReservedConcurrentExecutions").contains(property)) {
                        parametersIn(value, found);
                    }
                });
        found.retainAll(template.section("Parameters").keySet());
        found.remove("JobsJson");
        found.add("SnapStart");
        var written = new HashSet<String>();
        found.forEach(name -> written.add("${" + name + "}"));
        return written;
    }

    private static void parametersIn(Object value, Set<String> found) {
        if (value instanceof Map<?, ?> map) {
            if (map.get("Ref") instanceof String name) {
                found.add(name);
            }
            map.values().forEach(inner -> parametersIn(inner, found));
        } else if (value instanceof List<?> list) {
            list.forEach(inner -> parametersIn(inner, found));
        }
    }

    private static void definitionsMakeAVersion(Template template) {
        var rule = map(template.section("Rules").get("DefinitionsNeedAVersion"));
        var given = Map.of("Fn::Equals", List.of(ref("JobsJson"), ""));
        assertThat(rule.get("RuleCondition")).isEqualTo(Map.of("Fn::Not", List.of(given)));
        assertThat(FunctionRule.ALL)
                .allSatisfy(
                        id -> {
                            assertThat(description(template, id)).contains("${JobsVersion}");
                            // Without a change of the function itself Lambda publishes nothing.
                            assertThat(template.function(id).get("Description").toString())
                                    .contains("${JobsVersion}");
                        });
    }

    private static void descriptionFits(Template template) {
        int longest =
                template.section("Parameters").keySet().stream()
                        .filter(
                                name ->
                                        description(template, "CheckFunction")
                                                .contains("${" + name + "}"))
                        .map(template::parameter)
                        .mapToInt(p -> 1 + (int) p.getOrDefault("MaxLength", LONGEST_VALUE))
                        .sum();
        assertThat(longest).isLessThanOrEqualTo(LONGEST_DESCRIPTION);
    }
}
