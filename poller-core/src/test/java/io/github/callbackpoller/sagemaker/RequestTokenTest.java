package io.github.callbackpoller.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.message.CallbackToken;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestTokenTest {
    private static final CallbackToken TOKEN = CallbackToken.of("26vcYbeWsZ");
    private static final Instant SEEN = Instant.parse("2026-11-02T08:00:00Z");

    @Test
    void of_sameAnswer_isTheSameForEver() {
        var one = new LinkedHashMap<String, String>();
        one.put("a", "1");
        one.put("b", "2");
        var other = new LinkedHashMap<String, String>();
        other.put("b", "2");
        other.put("a", "1");

        var token = RequestToken.of(TOKEN, SEEN, new JobOutcome.Succeeded(one));

        assertThat(RequestToken.of(TOKEN, SEEN, new JobOutcome.Succeeded(other))).isEqualTo(token);
        assertThat(token)
                .isEqualTo("22ce709fc71e9dd37c2a4bf866d72280fcce21fd9f856cff864db7e810ac711d");
    }

    @Test
    void of_anyAnswer_isBetween32And128CharactersAndShowsNoToken() {
        for (var outcome :
                List.of(
                        new JobOutcome.Succeeded(Map.of()),
                        new JobOutcome.Succeeded(Map.of("a", "\u00FC".repeat(1024))),
                        new JobOutcome.Failed(""),
                        new JobOutcome.Failed("x".repeat(256)))) {
            var token = RequestToken.of(TOKEN, SEEN, outcome);

            assertThat(token).matches("[0-9a-f]{64}").doesNotContain(TOKEN.secret());
        }
    }

    @Test
    void of_anythingElse_isAnother() {
        var tokens =
                List.of(
                        RequestToken.of(TOKEN, SEEN, new JobOutcome.Succeeded(Map.of())),
                        RequestToken.of(TOKEN, SEEN, new JobOutcome.Succeeded(Map.of("a", "1"))),
                        RequestToken.of(TOKEN, SEEN, new JobOutcome.Succeeded(Map.of("a", "2"))),
                        RequestToken.of(TOKEN, SEEN, new JobOutcome.Succeeded(Map.of("b", "1"))),
                        RequestToken.of(TOKEN, SEEN, new JobOutcome.Failed("")),
                        RequestToken.of(TOKEN, SEEN, new JobOutcome.Failed("{}")),
                        RequestToken.of(
                                CallbackToken.of("AAAAAAAAAA"),
                                SEEN,
                                new JobOutcome.Succeeded(Map.of())));

        assertThat(tokens).doesNotHaveDuplicates();
    }

    @Test
    void of_stepThatRunsAgainUnderItsToken_isAnother() {
        var failed = new JobOutcome.Failed("The job could not be started within 6h");

        assertThat(RequestToken.of(TOKEN, SEEN.plusMillis(1), failed))
                .isNotEqualTo(RequestToken.of(TOKEN, SEEN, failed));
    }
}
