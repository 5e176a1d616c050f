package io.github.callbackpoller.worker.settings;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.callbackpoller.decision.Limits;
import io.github.callbackpoller.loop.LoopSettings;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.worker.log.LogFormat;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.event.Level;

class SettingsReaderTest {
    private static final String CALLBACKS =
            "https://sqs.eu-west-1.amazonaws.com/123456789012/callbacks";
    private static final String CHECKS = "https://sqs.eu-west-1.amazonaws.com/123456789012/checks";

    @TempDir private Path folder;

    private final Map<Setting, String> flags = new HashMap<>();
    private final Map<String, String> environment =
            new HashMap<>(Map.of("CALLBACK_QUEUE_URL", CALLBACKS, "CHECK_QUEUE_URL", CHECKS));

    @Test
    void read_onlyWhatIsRequired_hasDefaults() {
        var settings = read();

        assertThat(settings.queues().url(QueueName.CALLBACK)).contains(CALLBACKS);
        assertThat(settings.queues().url(QueueName.CHECK)).contains(CHECKS);
        assertThat(settings.queues().url(QueueName.PARKING)).isEmpty();
        assertThat(settings.jobs().name()).isEqualTo("jobs.json on the class path");
        assertThat(settings.checks().checkCost()).isEqualTo(ofSeconds(5));
        assertThat(settings.loop()).isEqualTo(LoopSettings.DEFAULT);
        assertThat(settings.limits()).isEqualTo(Limits.DEFAULT);
        assertThat(settings.http()).isEmpty();
        assertThat(settings.log().format()).isEqualTo(LogFormat.TEXT);
        assertThat(settings.log().own()).isEqualTo(Level.INFO);
    }

    @Test
    void read_everythingGiven_arrives() {
        environment.put("PARKING_QUEUE_URL", CHECKS + "-parked");
        environment.put("JOBS_JSON", "{}");
        environment.put("CHECK_COST", "250ms");
        environment.put("CONCURRENCY", "64");
        environment.put("LONG_POLL", "20s");
        environment.put("LINGER", "500ms");
        environment.put("DRAIN", "1m");
        environment.put("HOP_BUDGET", "7");
        environment.put("REFUSE_STALE_STARTS", "False");
        environment.put("LOG_FORMAT", "JSON");
        environment.put("LOG_LEVEL", "debug");

        var settings = read();

        assertThat(settings.queues().url(QueueName.PARKING)).contains(CHECKS + "-parked");
        assertThat(settings.jobs().text()).isEqualTo("{}");
        assertThat(settings.checks().checkCost()).isEqualTo(ofMillis(250));
        assertThat(settings.loop())
                .isEqualTo(new LoopSettings(64, ofSeconds(20), ofSeconds(60), ofMillis(500)));
        assertThat(settings.limits()).isEqualTo(new Limits(7, false));
        assertThat(settings.log().format()).isEqualTo(LogFormat.JSON);
        assertThat(settings.log().own()).isEqualTo(Level.DEBUG);
        assertThat(settings.log().others()).isEqualTo(Level.INFO);
    }

    @ParameterizedTest
    @CsvSource({"'', 127.0.0.1", "0.0.0.0, 0.0.0.0", "::, ::"})
    void read_httpPort_isLocalUnlessAHostIsGiven(String host, String listensOn) {
        environment.put("HTTP_PORT", "8080");
        environment.put("HTTP_HOST", host);

        assertThat(read().http()).contains(InetSocketAddress.createUnresolved(listensOn, 8080));
    }

    @Test
    void read_sameSettingEverywhere_flagBeforeEnvironmentBeforeFileBeforeDefault()
            throws IOException {
        environment.put("SETTINGS_FILE", file("check-cost = 3s\nconcurrency = 3\ndrain = 3s"));
        environment.put("CHECK_COST", "2s");
        environment.put("CONCURRENCY", "2");
        flags.put(Setting.CHECK_COST, "1s");

        var settings = read();

        assertThat(settings.checks().checkCost()).isEqualTo(ofSeconds(1));
        assertThat(settings.loop())
                .isEqualTo(new LoopSettings(2, ofSeconds(10), ofSeconds(3), ofMillis(200)));
    }

    @Test
    void read_fileByFlag_beforeFileByEnvironment() throws IOException {
        environment.put("SETTINGS_FILE", folder.resolve("none").toString());

        var settings = reader().read(flags, Optional.of(file("check-cost=9s")));

        assertThat(settings.checks().checkCost()).isEqualTo(ofSeconds(9));
    }

    @Test
    void read_emptyVariable_countsAsNone() {
        environment.put("PARKING_QUEUE_URL", "");
        environment.put("CHECK_COST", "  ");

        var settings = read();

        assertThat(settings.queues().url(QueueName.PARKING)).isEmpty();
        assertThat(settings.checks().checkCost()).isEqualTo(ofSeconds(5));
    }

    @Test
    void read_jobsFromTwoSources_strongerHolds() {
        environment.put("JOBS_FILE", "/jobs.json");
        flags.put(Setting.JOBS_JSON, "{\"jobs\": {}}");

        assertThat(read().jobs().text()).isEqualTo("{\"jobs\": {}}");
    }

    @Test
    void read_jobsTwiceInOneSource_isRefused() {
        environment.put("JOBS_FILE", "/jobs.json");
        environment.put("JOBS_JSON", "{}");

        assertProblem(
                "jobs-file and jobs-json are both given (environment variable JOBS_FILE,"
                        + " environment variable JOBS_JSON), give one");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    CHECK_COST          | 0ms                    | 1ms to 1h
                    CHECK_COST          | 61m                    | 1ms to 1h
                    CHECK_COST          | 5                      | 1ms to 1h
                    EARLY_WAIT          | 0s                     | 1s to 15m in whole seconds
                    FIRST_CHECK         | 16m                    | 0s to 15m in whole seconds
                    SHORTEST_WAIT       | 0s                     | 1s to 15m in whole seconds
                    LONGEST_WAIT        | 1500ms                 | 1s to 15m in whole seconds
                    CONCURRENCY         | 0                      | 1 to 64
                    CONCURRENCY         | 65                     | 1 to 64
                    CONCURRENCY         | four                   | 1 to 64
                    CONCURRENCY         | 99999999999            | 1 to 64
                    LINGER              | 2s                     | 0s to 1s
                    LONG_POLL           | 21s                    | 1s to 20s in whole seconds
                    LONG_POLL           | 500ms                  | 1s to 20s in whole seconds
                    LONG_POLL           | PT-1S                  | 1s to 20s in whole seconds
                    DRAIN               | 11m                    | 0s to 10m
                    DRAIN               | PT-1S                  | 0s to 10m
                    HOP_BUDGET          | 0                      | 1 to 1000000
                    HOP_BUDGET          | 1000001                | 1 to 1000000
                    REFUSE_STALE_STARTS | yes                    | true or false
                    HTTP_PORT           | 65536                  | 0 to 65535
                    HTTP_PORT           | -1                     | 0 to 65535
                    HTTP_HOST           | http://localhost       | a host name or an IP address
                    LOG_FORMAT          | xml                    | text or json
                    LOG_LEVEL           | trace                  | error or warn or info or debug
                    CALLBACK_QUEUE_URL  | callbacks              | the http or https URL of a standard queue; a FIFO queue can't delay single messages
                    CHECK_QUEUE_URL     | http://sqs             | the http or https URL of a standard queue; a FIFO queue can't delay single messages
                    PARKING_QUEUE_URL   | https://sqs/1/a.fifo   | the http or https URL of a standard queue; a FIFO queue can't delay single messages
                    """)
    void read_valueOutOfRange_problemNamesSettingSourceValueAndRange(
            Setting setting, String value, String range) throws IOException {
        environment.put(setting.name(), value);
        assertProblem(told(setting, value, "environment variable " + setting.name(), range));

        environment.put(setting.name(), "");
        flags.put(setting, value);
        assertProblem(told(setting, value, "flag --" + setting.key(), range));

        flags.remove(setting);
        var file = file(setting.key() + "=" + value);
        environment.put("SETTINGS_FILE", file);
        assertProblem(told(setting, value, "file " + file, range));
    }

    @ParameterizedTest
    @CsvSource({
        "CHECK_COST, 1ms",
        "CHECK_COST, 1h",
        "CHECK_COST, PT5S",
        "CONCURRENCY, 1",
        "CONCURRENCY, 64",
        "LINGER, 0s",
        "LINGER, 1s",
        "LONG_POLL, 1s",
        "LONG_POLL, 20s",
        "DRAIN, 0s",
        "DRAIN, 10m",
        "HOP_BUDGET, 1",
        "HOP_BUDGET, 1000000"
    })
    void read_valueAtTheBorder_isAllowed(Setting setting, String value) {
        environment.put(setting.name(), value);

        assertThat(read()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"JOBS_FILE, the path of a file", "JOBS_JSON, a JSON object"})
    void read_emptyFlag_isRefused(Setting setting, String range) {
        flags.put(setting, "");

        assertProblem(told(setting, "", "flag " + setting.flag(), range));
    }

    @Test
    void read_severalProblems_tellsAllInOneGo() throws IOException {
        var file = file("check-cst = 1s\nDRAIN = 1s");
        environment.put("CHECK_QUEUE_URL", "");
        environment.put("SETTINGS_FILE", file);
        flags.put(Setting.CONCURRENCY, "0");

        assertProblem(
                "there is no setting 'DRAIN' (file " + file + "), the nearest is 'drain'",
                "there is no setting 'check-cst' (file " + file + "), the nearest is 'check-cost'",
                "concurrency is '0' (flag --concurrency), allowed: 1 to 64",
                "check-queue-url is missing: give it by flag --check-queue-url, environment"
                        + " variable CHECK_QUEUE_URL or 'check-queue-url' in a settings file");
    }

    @Test
    void read_oneQueueForBoth_isRefused() {
        environment.put("CHECK_QUEUE_URL", CALLBACKS);

        assertProblem(
                "callback-queue-url and check-queue-url must be two queues, both are " + CALLBACKS);
    }

    @Test
    void read_parkingQueueThatIsAnother_isRefused() {
        environment.put("PARKING_QUEUE_URL", CHECKS);

        assertProblem(
                "check-queue-url and parking-queue-url must be two queues, both are " + CHECKS);
    }

    @Test
    void read_fileThatIsNotThere_isNamed() {
        var missing = folder.resolve("none").toString();
        environment.put("SETTINGS_FILE", missing);

        assertProblem("settings file " + missing + " can't be read: there is no such file");
    }

    @Test
    void read_fileWithBrokenEscape_isNamed() throws IOException {
        var file = file("drain = \\u12");
        environment.put("SETTINGS_FILE", file);

        assertThatThrownBy(this::read)
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("settings file " + file + " is no properties file: ");
    }

    @Test
    void jobs_noneAnywhere_problemTellsHowToGiveThem() {
        var jobs = read().jobs();

        assertThatThrownBy(jobs::text)
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll("JOBS_FILE", "JOBS_JSON", "jobs.json on the class path");
    }

    private WorkerSettings read() {
        return reader().read(flags, Optional.empty());
    }

    private SettingsReader reader() {
        return new SettingsReader(environment);
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("worker.properties"), text).toString();
    }

    private void assertProblem(String... lines) {
        assertThatThrownBy(this::read)
                .isInstanceOf(SettingsException.class)
                .hasMessage(String.join("\n", lines));
    }

    private static String told(Setting setting, String value, String place, String range) {
        return setting.key() + " is '" + value + "' (" + place + "), allowed: " + range;
    }
}
