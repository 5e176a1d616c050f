package com.example.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.Poller;
import io.github.callbackpoller.definition.JobDefinitionsReader;
import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.testkit.InMemoryCallbacks;
import io.github.callbackpoller.testkit.InMemoryQueues;
import io.github.callbackpoller.testkit.ManualClock;
import io.github.callbackpoller.testkit.contract.Capability;
import io.github.callbackpoller.testkit.contract.JobAdapterContract;
import io.github.callbackpoller.testkit.contract.PlayedService;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What docs/writing-an-adapter.md shows is what runs. */
class WritingAnAdapterTest {
    private static final Path EXAMPLE = Path.of("src/test/java/com/example/jobs");
    private static final Path SERVICES =
            Path.of("src/test/resources/META-INF/services", JobAdapter.class.getName());
    private static final Pattern TEST = Pattern.compile("`(\\w+_)\\.\\.\\.`");

    @ParameterizedTest
    @CsvSource({"adapter, HttpJobAdapter", "contract, HttpJobAdapterContractTest"})
    void code_isTheFileThatIsTested(String marker, String type) throws IOException {
        var file = Files.readString(EXAMPLE.resolve(type + ".java"), UTF_8);

        assertThat(shown(marker, "java")).isEqualTo(file);
    }

    @Test
    void services_nameTheAdapter_soItIsFound() throws IOException {
        assertThat(docs()).contains("META-INF/services/" + SERVICES.getFileName());
        assertThat(Files.readAllLines(SERVICES))
                .containsAll(shown("services", "").lines().toList());
        assertThat(Poller.adaptersOnClassPath()).hasAtLeastOneElementOfType(HttpJobAdapter.class);
    }

    @Test
    void embedding_asShown_buildsAPoller() throws IOException {
        var jobs = shown("definition", "json");
        var clock = new ManualClock(Instant.EPOCH);
        var sender = new InMemoryQueues(clock);
        var callbacks = new InMemoryCallbacks();

        // embedding: begin
        var adapter = new HttpJobAdapter();
        var definitions = new JobDefinitionsReader(List.of(adapter)).read("jobs.json", jobs);
        var poller = Poller.builder(sender, callbacks, definitions).adapter(adapter).build();
        // embedding: end

        var run = Files.readString(EXAMPLE.resolve("WritingAnAdapterTest.java"), UTF_8);
        assertThat(shown("embedding", "java").indent(8))
                .isEqualTo(between(run, "// embedding: begin\n", "        // embedding: end"));
        assertThat(definitions.byName()).containsOnlyKeys("report");
        assertThat(poller.handle(List.of(), clock.instant())).isEmpty();
    }

    @Test
    void hooks_areAllListed() throws IOException {
        var listed = between(docs(), "<!-- hooks: begin -->", "<!-- hooks: end -->");

        assertThat(Arrays.stream(PlayedService.class.getDeclaredMethods()))
                .allSatisfy(hook -> assertThat(listed).contains("`" + hook.getName() + "`"));
    }

    @Test
    void capabilities_areAllListed() throws IOException {
        var listed = between(docs(), "<!-- lacking: begin -->", "<!-- lacking: end -->");

        assertThat(Capability.values())
                .allSatisfy(capability -> assertThat(listed).contains("`" + capability + "`"));
    }

    @Test
    void testsNamed_areThere() throws IOException {
        var tests =
                Arrays.stream(JobAdapterContract.class.getMethods()).map(Method::getName).toList();

        assertThat(TEST.matcher(docs()).results().map(named -> named.group(1)))
                .isNotEmpty()
                .allSatisfy(
                        beginning ->
                                assertThat(tests).anyMatch(test -> test.startsWith(beginning)));
    }

    private static String docs() throws IOException {
        return Files.readString(Path.of("../docs/writing-an-adapter.md"), UTF_8);
    }

    private static String shown(String marker, String language) throws IOException {
        return between(docs(), "<!-- " + marker + ": begin -->\n```" + language + "\n", "```\n");
    }

    private static String between(String text, String begin, String end) {
        assertThat(text).contains(begin);
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
