package io.github.callbackpoller.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.definition.Durations;
import io.github.callbackpoller.json.Json;
import io.github.callbackpoller.worker.metrics.Metric;
import io.github.callbackpoller.worker.settings.Setting;
import io.github.callbackpoller.worker.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The files in deploy/ fit what the build makes and what the command line takes. */
class DeployFilesTest {
    private static final Path DEPLOY = Path.of("..", "deploy");
    private static final Path POM = Path.of("pom.xml");

    @Test
    void dashboard_queries_askForMetricsAndLabelsThatThereAre() throws IOException {
        var text = Files.readString(DEPLOY.resolve("grafana-dashboard.json"));
        var labels = new HashMap<String, List<String>>();
        for (var metric : Metric.values()) {
            for (var suffix : List.of("", "_sum", "_count", "_max")) {
                labels.put(metric.prometheusName() + suffix, metric.labels());
            }
        }
        var panels = (List<?>) Json.readObject(text).getOrDefault("panels", List.of());
        var query =
                Pattern.compile("by \\(([a-z, ]+)\\) \\(?(?:rate\\()?(callback_poller_[a-z_]+)");
        var asked = query.matcher(text).results().toList();
        var named = Pattern.compile("callback_poller_[a-z_]+").matcher(text).results().toList();

        assertThat(panels).hasSizeGreaterThan(5);
        assertThat(named).allMatch(name -> labels.containsKey(name.group()));
        assertThat(asked).hasSizeGreaterThan(panels.size());
        assertThat(asked)
                .allSatisfy(
                        one ->
                                assertThat(labels.get(one.group(2)))
                                        .contains(one.group(1).split(", ")));
    }

    @Test
    void dockerfile_jar_isThatOfTheBuild() throws IOException {
        var pom = Files.readString(POM);
        var jar =
                "worker/target/%s-%s-%s.jar"
                        .formatted(
                                first("</parent>\\s*<artifactId>(.*?)</", pom),
                                first("<version>(.*?)</", pom),
                                first("<shadedClassifierName>(.*?)</", pom));
        var argument = first("(?m)^ARG JAR=(.*)$", dockerfile());

        assertThat(
                        FileSystems.getDefault()
                                .getPathMatcher("glob:" + argument)
                                .matches(Path.of(jar)))
                .as("%s matches %s", argument, jar)
                .isTrue();
    }

    @Test
    void dockerfile_runsACommandWithoutAShell() throws IOException {
        var words = first("(?m)^CMD \\[\"(.*)\"]$", dockerfile());

        assertThat(dockerfile()).contains("\nENTRYPOINT [\"java\", \"-jar\", \"/opt/");
        assertThat(CommandRun.of(words, "--help").exitCode()).isZero();
    }

    @Test
    void dockerfile_variables_areSettingsThatHold() throws IOException {
        var variables = new HashMap<String, String>();
        var lines = Pattern.compile("(?m)^ENV ([A-Z_]+)=\"?([^\"\n]*)\"?$").matcher(dockerfile());
        while (lines.find()) {
            variables.put(lines.group(1), lines.group(2));
        }
        assertThat(variables.remove("JAVA_TOOL_OPTIONS")).contains("-XX:MaxRAMPercentage=");
        assertThat(variables).containsOnlyKeys("HTTP_HOST", "HTTP_PORT", "LOG_FORMAT");

        variables.putAll(AwsVariables.queuesAt("http://localhost:1"));
        var http = new SettingsReader(variables).read(Map.of(), Optional.empty()).http();

        assertThat(http)
                .hasValueSatisfying(a -> assertThat(a.getHostString()).isEqualTo("0.0.0.0"));
        assertThat(dockerfile()).contains("\nEXPOSE " + http.orElseThrow().getPort() + "\n");
    }

    @Test
    void unit_command_isTakenByTheCommandLine() throws IOException {
        var words = List.of(first("(?m)^ExecStart=.*?worker\\.jar (.*)$", unit()).split(" "));
        var arguments = new ArrayList<>(words);
        arguments.add("--check-cost=0ms");

        var run =
                CommandRun.of(
                        AwsVariables.queuesAt("http://localhost:1"),
                        arguments.toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().contains("check-cost is '0ms'");
    }

    @Test
    void unit_stop_leavesTimeToDrainAndTakesTheJvmsEndForGood() throws IOException {
        var timeout = Duration.ofSeconds(Long.parseLong(first("TimeoutStopSec=(\\d+)", unit())));

        assertThat(timeout).isGreaterThan(Durations.parse(Setting.DRAIN.defaultText()));
        assertThat(unit())
                .contains("\nKillSignal=SIGTERM\n", "\nSuccessExitStatus=143\n")
                .contains("\nRestartPreventExitStatus=" + ExitCode.USAGE + "\n");
    }

    private static String dockerfile() throws IOException {
        return Files.readString(DEPLOY.resolve("Dockerfile"));
    }

    private static String unit() throws IOException {
        return Files.readString(DEPLOY.resolve("callback-poller.service"));
    }

    private static String first(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
