package io.github.callbackpoller.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LambdaNudgesTest {
    private static final int TEN_SECONDS = 10_000;

    private final List<Object> taken = new ArrayList<>();
    private final NudgeHandler handler =
            new NudgeHandler(
                    new LambdaNudges(
                            body -> taken.add(body) && body.equals("good"),
                            event -> taken.add(event) && event.containsKey("detail"),
                            () -> {},
                            new CallLimit(InstantSource.system())));

    @Test
    void records_thoseThatAreNotDone_areGivenBack() {
        var response = handle(records("good", "bad", "good"), TEN_SECONDS);

        assertThat(taken).containsExactly("good", "bad", "good");
        assertThat(response).isEqualTo(failures("id-1"));
    }

    @Test
    void records_timeIsUp_allAreGivenBackUnread() {
        assertThat(handle(records("good", "good"), 0)).isEqualTo(failures("id-0", "id-1"));
        assertThat(taken).isEmpty();
    }

    @Test
    void records_noneOrOddOnes_areNoHarm() {
        assertThat(handle(Map.of("Records", List.of()), TEN_SECONDS)).isEqualTo(failures());
        assertThat(handle(Map.of("Records", List.of("odd", Map.of("body", 7))), TEN_SECONDS))
                .isEqualTo(failures());
    }

    @Test
    void singleEvent_isTakenOrFailsItsInvocation() {
        assertThat(handle(Map.of("detail", Map.of()), TEN_SECONDS)).isEmpty();

        assertThatIllegalStateException()
                .isThrownBy(() -> handle(Map.of("source", "aws.glue"), TEN_SECONDS));
        assertThat(taken).hasSize(2);
    }

    private Map<String, Object> handle(Map<String, Object> event, int millisLeft) {
        return handler.handleRequest(event, Events.invocation(millisLeft));
    }

    private static Map<String, Object> records(String... bodies) {
        var records = new ArrayList<Map<String, Object>>();
        for (var body : bodies) {
            records.add(Map.of("messageId", "id-" + records.size(), "body", body));
        }
        return Map.of("Records", records);
    }

    private static Map<String, Object> failures(String... ids) {
        var failures = new ArrayList<Map<String, Object>>();
        for (var id : ids) {
            failures.add(Map.of("itemIdentifier", id));
        }
        return Map.of("batchItemFailures", failures);
    }
}
