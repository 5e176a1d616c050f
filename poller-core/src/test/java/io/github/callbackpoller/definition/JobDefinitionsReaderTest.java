package io.github.callbackpoller.definition;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchIllegalArgumentException;

import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.JobStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobDefinitionsReaderTest {
    private static final String ARTICLE =
            """
            { "jobs": { "taxi-prep": { "type": "glue", "jobName": "glue-nyc-taxi",
                "arguments": { "--input_uri": "${input_location}", "--output_uri": "${output_location}" },
                "outputs":   { "s3_data_out": "${output_location}", "minutes": "${job.minutes}" } } },
              "default": "taxi-prep" }
            """;

    private final JobDefinitionsReader reader = new JobDefinitionsReader(List.of(new Glue()));

    @Test
    void read_theArticlesExample_works() {
        var definitions = reader.read("jobs.json", ARTICLE);

        var taxi = definitions.named("taxi-prep").orElseThrow();
        var inputs = Map.of("input_location", "s3://in", "output_location", "s3://out");
        assertThat(definitions.chosenBy(inputs)).contains("taxi-prep");
        assertThat(taxi.type()).isEqualTo("glue");
        assertThat(taxi.settings()).isEqualTo(Map.of("jobName", "glue-nyc-taxi"));
        assertThat(taxi.policy()).isEqualTo(JobPolicy.DEFAULT);
        assertThat(taxi.missingIn(inputs)).isEmpty();
        assertThat(taxi.argumentsFor(inputs))
                .isEqualTo(Map.of("--input_uri", "s3://in", "--output_uri", "s3://out"));
        assertThat(taxi.jobFor(inputs).outputs())
                .isEqualTo(Map.of("s3_data_out", "s3://out", "minutes", "${job.minutes}"));
    }

    @Test
    void read_policy_isTaken() {
        var policy =
                "\"startDeadline\":\"90m\",\"deadline\":\"PT3H\",\"onDeadline\":\"fail-and-leave\","
                        + "\"onStop\":\"leave\",\"maxConcurrent\":3";

        var definitions = reader.read("jobs.json", job(policy));

        assertThat(definitions.named("a").orElseThrow().policy())
                .isEqualTo(
                        new JobPolicy(
                                Duration.ofMinutes(90),
                                Optional.of(Duration.ofHours(3)),
                                JobPolicy.OnDeadline.FAIL_AND_LEAVE,
                                JobPolicy.OnStop.LEAVE,
                                OptionalInt.of(3)));
    }

    @Test
    void read_checks_areTaken() {
        var checks =
                "\"checkCost\":\"20s\",\"firstCheck\":\"5m\",\"shortestWait\":\"30s\","
                        + "\"longestWait\":\"10m\"";

        var definitions = reader.read("jobs.json", job(checks));

        assertThat(definitions.named("a").orElseThrow().policy().checks())
                .isEqualTo(
                        new CheckPolicy(
                                Optional.of(Duration.ofSeconds(20)),
                                Optional.of(Duration.ofMinutes(5)),
                                Optional.of(Duration.ofSeconds(30)),
                                Optional.of(Duration.ofMinutes(10))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"nudges\":true | PT1M",
                "\"nudges\":true,\"checkCost\":\"20s\" | PT20S",
                "\"nudges\":false | "
            })
    void read_nudges_makeChecksRarerUnlessTheirCostIsSet(String nudges, Duration cost) {
        var checks = reader.read("jobs.json", job(nudges)).named("a").orElseThrow().policy();

        assertThat(checks.checks().checkCost()).isEqualTo(Optional.ofNullable(cost));
    }

    @Test
    void read_nudgesIsAText_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.read("jobs.json", job("\"nudges\":\"true\"")))
                .withMessageContaining("jobs.a.nudges: must be true or false");
    }

    @ParameterizedTest
    @CsvSource({
        "checkCost, 2h, between 1ms and 1h",
        "firstCheck, 16m, between 0ms and 15m",
        "shortestWait, 0s, between 1s and 15m",
        "longestWait, 16m, between 1s and 15m",
        "longestWait, often, often"
    })
    void read_checksOutOfRange_areRefusedNamingTheKey(String key, String value, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> reader.read("jobs.json", job("\"%s\":\"%s\"".formatted(key, value))))
                .withMessageContaining("jobs.a." + key)
                .withMessageContaining(problem);
    }

    @Test
    void read_shortestWaitAboveLongest_isRefused() {
        var checks = "\"shortestWait\":\"2m\",\"longestWait\":\"1m\"";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.read("jobs.json", job(checks)))
                .withMessageContaining("shortestWait 2m is longer than longestWait 1m");
    }

    @Test
    void read_numbersAndBooleansAsArguments_areKeptAsWritten() {
        var definitions =
                reader.read("jobs.json", job("\"arguments\":{\"--n\":1.10,\"--b\":true}"));

        assertThat(definitions.named("a").orElseThrow().argumentsFor(Map.of()))
                .isEqualTo(Map.of("--n", "1.10", "--b", "true"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "deadline":"soon"             | jobs.a.deadline: 'soon' is no duration; write for example 90s, 15m, 6h or 2d
                    "deadline":"59s"              | jobs.a.deadline: must be between 1m and 28d
                    "deadline":"29d"              | jobs.a.deadline: must be between 1m and 28d
                    "deadline":7                  | jobs.a.deadline: must be a text
                    "startDeadline":"-PT1H"       | jobs.a.startDeadline: must be between 1m and 28d
                    "onDeadline":"stop"           | jobs.a.onDeadline: 'stop' is not allowed; use fail-and-stop or fail-and-leave
                    "onStop":"STOP"               | jobs.a.onStop: 'STOP' is not allowed; use stop or leave
                    "arguments":[]                | jobs.a.arguments: must be an object
                    "arguments":{"--x":{}}        | jobs.a.arguments.--x: must be a text, a number or a boolean
                    "arguments":{"--x":null}      | jobs.a.arguments.--x: must be a text, a number or a boolean
                    "arguments":{"--x":"$y"}      | jobs.a.arguments.--x: a dollar sign must begin a ${placeholder} or be doubled ($$)
                    "arguments":{"--callback-key":"x"} | jobs.a.arguments.--callback-key: --callback-* is the poller's own
                    "arguments":{"--x":"${job.id}"}    | jobs.a.arguments.--x: ${job.*} is known only when the job has ended; use it in outputs
                    "outputs":"x"                 | jobs.a.outputs: must be an object
                    "outputs":{"x":[1]}           | jobs.a.outputs.x: must be a text, a number or a boolean
                    "outputs":{"":"x"}            | jobs.a.outputs.: a name has 1 to 256 characters
                    "further":{}                  | jobs.a.further: is not a known key
                    "further":"x"                 | jobs.a.type glue: the only setting is 'jobName'
                    """)
    void read_settingThatCannotBe_isNamedWithSourceAndWhatIsAllowed(
            String setting, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.read("jobs.json", job(setting)))
                .withMessage("jobs.json: " + problem);
    }

    @Test
    void read_settingThatIsNull_isNamed() {
        var text = "{\"jobs\":{\"a\":{\"type\":\"glue\",\"jobName\":null}}}";

        var error = catchIllegalArgumentException(() -> reader.read("jobs.json", text));

        assertThat(error).hasMessageContaining("jobs.a.jobName");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {}                                                 | jobs: is missing
                    {"jobs":{}}                                        | jobs: must define at least one job
                    {"jobs":[]}                                        | jobs: must be an object
                    {"jobs":{"a":7}}                                   | jobs.a: must be an object
                    {"jobs":{"a":{"jobName":"x"}}}                     | jobs.a.type: is missing
                    {"jobs":{"a":{"type":"batch"}}}                    | jobs.a.type: no adapter for 'batch'; there is one for [glue]
                    {"jobs":{"a":{"type":"glue","jobName":"x"}},"default":"b"} | default: 'b' is not among the jobs [a]
                    {"jobs":{"a":{"type":"glue","jobName":"x"}},"default":1}   | default: must be a text
                    []                                                 | not a JSON object
                    {"jobs":                                           | not valid JSON at line 1, column 9
                    """)
    void read_documentThatCannotBe_isRefusedSayingWhy(String text, String problem) {
        var error = catchIllegalArgumentException(() -> reader.read("jobs.json", text));

        assertThat(error.getMessage().lines()).contains("jobs.json: " + problem);
    }

    @Test
    void read_unknownKeyAtTheTop_isNamedWithTheAllowedOnes() {
        var text = "{\"jobs\":{\"a\":{\"type\":\"glue\",\"jobName\":\"x\"}},\"defaults\":\"a\"}";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.read("jobs.json", text))
                .withMessageContaining("jobs.json: defaults: is not a known key; allowed: ")
                .withMessageContaining("jobs")
                .withMessageContaining("default");
    }

    @Test
    void read_severalProblems_areToldAtOnce() {
        var text =
                "{\"jobs\":{\"a\":{\"type\":\"glue\",\"jobName\":\"x\",\"onStop\":\"go\"},"
                        + "\"b\":{\"type\":\"batch\",\"deadline\":\"1s\"}}}";

        var error = catchIllegalArgumentException(() -> reader.read("jobs.json", text));

        assertThat(error.getMessage().lines())
                .containsExactly(
                        "jobs.json: jobs.a.onStop: 'go' is not allowed; use stop or leave",
                        "jobs.json: jobs.b.deadline: must be between 1m and 28d",
                        "jobs.json: jobs.b.type: no adapter for 'batch'; there is one for [glue]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1m", "28d", "PT60S", "P28D"})
    void read_deadlineAtItsBorders_isTaken(String deadline) {
        var definitions = reader.read("jobs.json", job("\"deadline\":\"" + deadline + "\""));

        assertThat(definitions.named("a").orElseThrow().policy().deadline()).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"50, 256, true", "51, 256, false", "50, 257, false"})
    void read_outputsAtTheirBorders_areTaken(int count, int length, boolean taken) {
        var outputs = new StringBuilder("\"outputs\":{");
        for (int number = 0; number < count; number++) {
            var name = number + "\u00FC".repeat(length - Integer.toString(number).length());
            outputs.append(number == 0 ? "" : ",").append('"').append(name).append("\":\"x\"");
        }

        var error =
                catchIllegalArgumentException(() -> reader.read("jobs.json", job(outputs + "}")));

        assertThat(error == null).isEqualTo(taken);
    }

    @Test
    void read_file_isReadAsUtf8AndNamedInErrors(@TempDir Path folder) throws IOException {
        var good = Files.writeString(folder.resolve("jobs.json"), ARTICLE, UTF_8);
        var bad = Files.writeString(folder.resolve("bad.json"), "{", UTF_8);

        assertThat(reader.read(good).byName()).containsOnlyKeys("taxi-prep");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.read(bad))
                .withMessageStartingWith(bad + ": not valid JSON");
    }

    @Test
    void read_fileThatBeginsWithAByteOrderMark_isRead(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("jobs.json"), "\uFEFF" + ARTICLE, UTF_8);

        assertThat(reader.read(file).byName()).containsOnlyKeys("taxi-prep");
    }

    @Test
    void read_fileInAnotherEncoding_isRefusedSayingSo(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("jobs.json"), ARTICLE, UTF_16);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.read(file))
                .withMessage(file + ": can't be read, it is not UTF-8");
    }

    @Test
    void read_fileThatIsNotThere_saysSo(@TempDir Path folder) {
        var file = folder.resolve("none.json");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.read(file))
                .withMessageStartingWith(file + ": can't be read");
    }

    @Test
    void chosenBy_inputNamedJob_beatsTheDefault() {
        var definitions = reader.read("jobs.json", ARTICLE);

        assertThat(definitions.chosenBy(Map.of("job", "b"))).contains("b");
        assertThat(definitions.named("b")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', PT24H", "PT48H, PT48H15M"})
    void deadlineGiven_noDeadlineOfItsOwn_isTheTimeLimitsOrADay(String limit, Duration expected) {
        var timeLimit = Optional.of(limit).filter(l -> !l.isEmpty()).map(Duration::parse);

        assertThat(JobPolicy.DEFAULT.deadlineGiven(timeLimit)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "1000000", "\"3\"", "true", "[]"})
    void read_maxConcurrentThatIsNoCount_isRefused(String count) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.read("jobs.json", job("\"maxConcurrent\":" + count)))
                .withMessage(
                        "jobs.json: jobs.a.maxConcurrent: must be a whole number from 1 to 999999");
    }

    @Test
    void read_maxConcurrentForAnAdapterThatDoesNotCount_isRefused() {
        var text = "{\"jobs\":{\"a\":{\"type\":\"blind\",\"maxConcurrent\":2}}}";
        var blind = new JobDefinitionsReader(List.of(new Blind()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> blind.read("jobs.json", text))
                .withMessage(
                        "jobs.json: jobs.a.maxConcurrent: is not possible: the adapter for 'blind'"
                                + " can't tell how many jobs run");
    }

    private static String job(String settings) {
        return "{\"jobs\":{\"a\":{\"type\":\"glue\",\"jobName\":\"x\"," + settings + "}}}";
    }

    /** Can't tell how many jobs run. */
    private static class Blind implements JobAdapter {
        @Override
        public String type() {
            return "blind";
        }

        @Override
        public JobHandle start(JobRequest request) {
            throw new AssertionError("Nothing is started here");
        }

        @Override
        public JobStatus check(JobHandle handle) {
            throw new AssertionError("Nothing is checked here");
        }
    }

    /** Takes one setting and counts its jobs, as Glue's does. */
    private static final class Glue extends Blind {
        @Override
        public String type() {
            return "glue";
        }

        @Override
        public boolean countsLiveJobs() {
            return true;
        }

        @Override
        public void validate(Map<String, String> settings) {
            if (!settings.keySet().equals(Set.of("jobName"))) {
                throw new IllegalArgumentException("the only setting is 'jobName'");
            }
        }
    }
}
