package io.github.callbackpoller.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.message.CallbackToken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestTokenTest {
    private static final CallbackToken TOKEN = CallbackToken.of("26vcYbeWsZ");

    @Test
    void of_sameAnswer_isTheSameForEver() {
        var one = new LinkedHashMap<String, String>();
        one.put("a", "1");
        one.put("b", "2");
        var other = new LinkedHashMap<String, String>();
        other.put("b", "2");
        other.put("a", "1");

        var token = RequestToken.of(TOKEN, new JobOutcome.Succeeded(one));

        assertThat(RequestToken.of(TOKEN, new JobOutcome.Succeeded(other))).isEqualTo(token);
        assertThat(token)
                .isEqualTo("5e98c089486c25f5e853372f511149593d4ef19613b6dc0ec23e05eab45038cb");
    }

    @Test
    void of_anyAnswer_isBetween32And128CharactersAndShowsNoToken() {
        for (var outcome :
                List.of(
                        new JobOutcome.Succeeded(Map.of()),
                        new JobOutcome.Succeeded(Map.of("a", "\u00FC".repeat(1024))),
                        new JobOutcome.Failed(""),
                        new JobOutcome.Failed("x".repeat(256)))) {
            var token = RequestToken.of(TOKEN, outcome);

            assertThat(token).matches("[0-9a-f]{64}").doesNotContain(TOKEN.secret());
        }
    }

    @Test
    void of_anythingElse_isAnother() {
        var tokens =
                List.of(
                        RequestToken.of(TOKEN, new JobOutcome.Succeeded(Map.of())),
                        RequestToken.of(TOKEN, new JobOutcome.Succeeded(Map.of("a", "1"))),
                        RequestToken.of(TOKEN, new JobOutcome.Succeeded(Map.of("a", "2"))),
                        RequestToken.of(TOKEN, new JobOutcome.Succeeded(Map.of("b", "1"))),
                        RequestToken.of(TOKEN, new JobOutcome.Failed("")),
                        RequestToken.of(TOKEN, new JobOutcome.Failed("{}")),
                        RequestToken.of(
                                CallbackToken.of("AAAAAAAAAA"),
                                new JobOutcome.Succeeded(Map.of())));

        assertThat(tokens).doesNotHaveDuplicates();
    }
}
