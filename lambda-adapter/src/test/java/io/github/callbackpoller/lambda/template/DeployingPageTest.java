package io.github.callbackpoller.lambda.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/deploying.md and the template say the same. */
final class DeployingPageTest {
    private static final Path PAGE = Path.of("../docs/deploying.md");

    private final Template template = Template.of(Template.text());

    @Test
    void page_eachActionOfARole_isExplained() throws IOException {
        var page = Files.readString(PAGE);
        var actions =
                Stream.of(
                                "StartRole",
                                "CheckRole",
                                "DeadLetterRole",
                                SweepRule.ROLE,
                                NudgeRule.ROLE)
                        .flatMap(role -> template.rolePolicies(role).stream())
                        .flatMap(statement -> Template.list(statement.get("Action")).stream())
                        .map(action -> action.toString().replaceFirst(".*:", ""))
                        .map(action -> action.replace("SendPipelineExecutionStepF", "...F"));

        assertThat(actions).isNotEmpty().allSatisfy(action -> assertThat(page).contains(action));
    }

    @Test
    void page_eachSettingOfSize_hasTheTemplatesDefault() throws IOException {
        var page = Files.readString(PAGE);

        assertThat(List.of("CheckBatchWindow", "CheckBatchSize", "StartBatchSize", "MemorySize"))
                .allSatisfy(
                        name ->
                                assertThat(page)
                                        .containsPattern(
                                                "\\| `%s` \\| %s( s| MB)? \\|"
                                                        .formatted(name, fallback(name))));
        assertThat(fallback("StartConcurrency")).isEqualTo(fallback("CheckConcurrency"));
        assertThat(page)
                .contains(
                        "| `StartConcurrency`, `CheckConcurrency` | %s |"
                                .formatted(fallback("CheckConcurrency")));
    }

    @Test
    void page_fixedTimes_areTheTemplates() throws IOException {
        var checks = template.properties("CheckQueue").get("VisibilityTimeout");
        var others = template.properties("CallbackQueue").get("VisibilityTimeout");
        var timeout = template.function("CheckFunction").get("Timeout");

        assertThat(Files.readString(PAGE))
                .contains("| timeout of functions | %s s |".formatted(timeout))
                .contains(
                        "| visibility timeout | %s s; check queue %s s |"
                                .formatted(others, checks));
    }

    private Object fallback(String parameter) {
        return template.parameter(parameter).get("Default");
    }
}
