package io.github.callbackpoller.lambda.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ThreadContextTest {
    private final ThreadContext context = new ThreadContext();

    @Test
    void get_onAThreadThatTheFirstHasMade_isNotInherited() throws InterruptedException {
        context.put("requestId", "r-1");
        var seen = new CompletableFuture<String>();

        var other =
                new Thread(() -> seen.complete(String.valueOf(context.get("requestId"))), "other");
        other.start();
        other.join();

        assertThat(seen).isCompletedWithValue("null");
        assertThat(context.get("requestId")).isEqualTo("r-1");
    }

    @Test
    void context_copiedSetAndCleared_isThatOfTheThread() {
        context.put("event", "STARTED");
        var copy = context.getCopyOfContextMap();
        context.remove("event");
        context.setContextMap(copy);

        assertThat(context.get("event")).isEqualTo("STARTED");
        context.clear();
        assertThat(context.getCopyOfContextMap()).isEqualTo(Map.of());
    }

    @Test
    void stack_pushedTwice_givesBackTheLastFirst() {
        context.pushByKey("step", "one");
        context.pushByKey("step", "two");

        assertThat(context.getCopyOfDequeByKey("step")).containsExactly("two", "one");
        assertThat(context.popByKey("step")).isEqualTo("two");
        context.clearDequeByKey("step");
        assertThat(context.popByKey("step")).isNull();
    }
}
