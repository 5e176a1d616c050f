package io.github.callbackpoller.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.sandbox.SandboxClients;
import io.github.callbackpoller.sandbox.SandboxOptions;
import io.github.callbackpoller.sandbox.behaviour.Lag;
import io.github.callbackpoller.sandbox.behaviour.Switch;
import io.github.callbackpoller.sandbox.behaviour.Switch.Refusal;
import io.github.callbackpoller.sandbox.wire.Fault;
import io.github.callbackpoller.sandbox.wire.FaultKind;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.GlueClient;

class ControlApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Sandbox sandbox;
    private static GlueClient glue;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults());
        glue = new SandboxClients(sandbox).glue();
    }

    @AfterEach
    void reset() {
        sandbox.reset();
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void faults_posted_strikeAndAreListedUntilUsedUp() throws Exception {
        var listed = good("POST", "faults", "{'operation':'GetJobs','kind':'THROTTLE','times':1}");

        assertThat(listed)
                .isEqualTo(
                        json(
                                "[{'operation':'GetJobs','kind':'THROTTLE','rate':1.0,'seed':0,"
                                        + "'times':1}]"));
        assertThatThrownBy(() -> glue.getJobs(all -> {})).hasMessageContaining("Rate exceeded");
        assertThat(good("GET", "faults", "")).isEmpty();
    }

    @Test
    void faults_listPosted_areAddedAndPutReplaces() throws Exception {
        good("POST", "faults", "{'kind':'SERVER_ERROR'}");

        good("POST", "faults", "[{'operation':'GetJob','kind':'LATENCY','delaySeconds':1.5}]");

        assertThat(sandbox.faults().all())
                .containsExactly(
                        Fault.of(Fault.ANY, FaultKind.SERVER_ERROR),
                        Fault.late("GetJob", Duration.ofMillis(1500)));
        good("PUT", "faults", "[{'kind':'LOST_RESPONSE','rate':0.1,'seed':7}]");
        assertThat(sandbox.faults().all())
                .containsExactly(Fault.of("*", FaultKind.LOST_RESPONSE).rate(0.1, 7));
        assertThat(good("DELETE", "faults", "")).isEmpty();
    }

    @Test
    void lags_posted_changeTheNamedOnesAndPutResetsTheOthers() throws Exception {
        good("POST", "lags", "{'run-visible':2.5}");

        assertThat(good("POST", "lags", "{'token-visible':1}").path("run-visible").asDouble())
                .isEqualTo(2.5);
        good("PUT", "lags", "{'token-visible':3}");

        assertThat(sandbox.lags().get(Lag.RUN_VISIBLE)).isZero();
        assertThat(sandbox.lags().get(Lag.TOKEN_VISIBLE)).hasSeconds(3);
    }

    @Test
    void switches_read_nameTheirReadingsAndTheUsualOne() throws Exception {
        assertThat(good("GET", "switches", "").path("unknown-token"))
                .isEqualTo(
                        json(
                                "{'reading':'RESOURCE_NOT_FOUND','usual':'RESOURCE_NOT_FOUND',"
                                        + "'readings':['CONFLICT','RESOURCE_NOT_FOUND',"
                                        + "'VALIDATION']}"));
    }

    @Test
    void switches_posted_areRead() throws Exception {
        good("POST", "switches", "{'unknown-token':'CONFLICT'}");

        assertThat(sandbox.switches().get(Switch.UNKNOWN_TOKEN)).isEqualTo(Refusal.CONFLICT);
    }

    @Test
    void clock_posted_hasThatSpeed() throws Exception {
        assertThat(good("POST", "clock", "{'speed':3600}")).isEqualTo(json("{'speed':3600.0}"));

        assertThat(sandbox.clockSpeed().factor()).isEqualTo(3600);
    }

    @Test
    void events_posted_areRouted() throws Exception {
        assertThat(good("POST", "events", "{'queue-url':'http://q','lost':0.5}"))
                .isEqualTo(json("{'queue-url':'http://q','lost':0.5,'doubled':0.0}"));
        assertThat(sandbox.eventRoute().get().queueUrl()).contains("http://q");

        assertThat(good("POST", "events", "{'queue-url':''}"))
                .isEqualTo(json("{'queue-url':'','lost':0.5,'doubled':0.0}"));
        assertThat(good("DELETE", "events", ""))
                .isEqualTo(json("{'queue-url':'','lost':0.0,'doubled':0.0}"));
    }

    @Test
    void calls_read_countWhatWasCalledAndWhatMetAFault() throws Exception {
        sandbox.faults().inject(Fault.of("GetJobs", FaultKind.THROTTLE).times(1));
        assertThatThrownBy(() -> glue.getJobs(all -> {})).isNotNull();
        glue.getJobs(all -> {});

        assertThat(good("GET", "calls", ""))
                .isEqualTo(json("{'called':{'GetJobs':2},'struck':{'GetJobs':1}}"));
        assertThat(good("DELETE", "calls", "")).isEqualTo(json("{'called':{},'struck':{}}"));
    }

    @Test
    void all_putAtOnce_isSetAndDeleteResetsIt() throws Exception {
        var before = good("GET", "", "");

        good("PUT", "", "{'faults':[{'kind':'THROTTLE'}],'clock':{'speed':60}}");

        assertThat(sandbox.faults().all()).hasSize(1);
        assertThat(sandbox.clockSpeed().factor()).isEqualTo(60);
        assertThat(good("DELETE", "", "")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    faults   | {'kind':'FLOOD'}                          | A fault's kind is one of [THROTTLE, SERVER_ERROR, ACCESS_DENIED, EXPIRED_CREDENTIALS, LOST_RESPONSE, LATENCY], not 'FLOOD'
                    faults   | {'kind':'THROTTLE','rate':2}              | rate is above 0 and at most 1, not 2.0
                    faults   | {'kind':'THROTTLE','times':0}             | times is 1 or more, not 0
                    faults   | {'kind':'THROTTLE','times':1.5}           | times is a whole number, not 1.5
                    faults   | {'kind':'LATENCY'}                        | delay goes with LATENCY
                    faults   | {'kind':'THROTTLE','often':1}             | A member is one of [operation, kind, rate, seed, times, delaySeconds], not 'often'
                    faults   | {'kind':'THROTTLE','operation':'StartJobRuns'}  | not 'StartJobRuns'
                    faults   | {'kind':'THROTTLE','operation':'s3:*'}          | one of the services [glue, sagemaker, sqs]
                    faults   | {'kind':'THROTTLE','operation':'sqs:GetJob'}    | not 'sqs:GetJob'
                    faults   | 'THROTTLE'                                | An object is expected
                    lags     | {'run-visible':-1}                        | run-visible is 0 seconds or more
                    lags     | {'run-visible':'1'}                       | run-visible is a number, not "1"
                    lags     | {'runs-visible':1}                        | not 'runs-visible'
                    switches | {'unknown-token':'NO'}                    | unknown-token is one of [CONFLICT, RESOURCE_NOT_FOUND, VALIDATION], not 'NO'
                    clock    | {'speed':0}                               | above 0, not 0.0
                    calls    | {'GetJob':1}                              | GET reads them
                    ~~       | {'lags':{'run-visible':1},'faults':[{}]}  | A fault's kind
                    ~~       | {'fault':[]}                              | one of [faults, lags, switches, clock, events, calls], not 'fault'
                    lags     | {                                         | not JSON
                    lags     | ~~                                        | An object is expected
                    """)
    void change_thatCantBe_isRefusedByNameAndChangesNothing(String path, String sent, String why)
            throws Exception {
        var before = good("GET", "", "");

        for (var method : new String[] {"POST", "PUT"}) {
            var answer = call(method, path, sent);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(JSON.readTree(answer.body()).path("error").asText()).contains(why);
        }
        assertThat(good("GET", "", "")).isEqualTo(before);
    }

    @Test
    void path_unknown_isToldWhatThereIs() throws Exception {
        var answer = call("GET", "fault", "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("[faults, lags, switches, clock, events, calls]");
    }

    @Test
    void method_unknown_isToldWhichThereAre() throws Exception {
        var answer = call("PATCH", "lags", "{}");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).contains("GET, POST, PUT and DELETE, not PATCH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin: http://127.0.0.1", "Origin: null"})
    void webPage_isNotServed(String header) throws Exception {
        var parts = header.split(": ", 2);
        var request =
                HttpRequest.newBuilder(sandbox.controlEndpoint().resolve("faults"))
                        .header(parts[0], parts[1])
                        .POST(BodyPublishers.ofString("{\"kind\":\"THROTTLE\"}"))
                        .build();

        var answer = HTTP.send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(sandbox.faults().all()).isEmpty();
    }

    private static JsonNode good(String method, String path, String sent)
            throws IOException, InterruptedException {
        var answer = call(method, path, sent);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static HttpResponse<String> call(String method, String path, String sent)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(sandbox.controlEndpoint().resolve(path))
                        .method(method, BodyPublishers.ofString(sent.replace('\'', '"')))
                        .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
