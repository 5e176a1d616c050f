package io.github.callbackpoller.lambda.template;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule holds, and would be seen to be broken. */
final class TemplateTest {

    static Stream<TemplateRule> rules() {
        return Stream.<TemplateRule[]>of(
                        QueueRule.values(),
                        SenderRule.values(),
                        FunctionRule.values(),
                        VersionRule.values(),
                        RoleRule.values(),
                        SweepRule.values(),
                        NudgeRule.values(),
                        AlarmRule.values())
                .flatMap(Stream::of);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void template_asItIs_keepsTheRule(TemplateRule rule) {
        rule.rule().check().accept(Template.of(Template.text()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void template_changedInOnePlace_breaksTheRule(TemplateRule rule) {
        var broken = Template.of(rule.rule().brokenText());

        assertThatThrownBy(() -> rule.rule().check().accept(broken))
                .as(rule.rule().reason())
                .isInstanceOf(AssertionError.class);
    }
}
