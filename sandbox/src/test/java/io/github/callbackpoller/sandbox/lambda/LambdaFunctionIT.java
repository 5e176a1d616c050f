package io.github.callbackpoller.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.callbackpoller.sandbox.lambda.InvocationResult.Failed;
import io.github.callbackpoller.sandbox.lambda.InvocationResult.Refusal;
import io.github.callbackpoller.sandbox.lambda.InvocationResult.Refused;
import io.github.callbackpoller.sandbox.lambda.InvocationResult.Returned;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Functions under the real runtime client. */
@Execution(ExecutionMode.CONCURRENT)
class LambdaFunctionIT {
    private static final String NOTHING = "{\"Records\":[]}";
    private static final Returned GOOD = new Returned("{\"batchItemFailures\":[]}");
    private final List<String> log = new CopyOnWriteArrayList<>();

    @Test
    void invoke_twice_isAnsweredByTheSameProcess() throws Exception {
        try (var function = function(Functions.scripted("twice"))) {
            assertThat(function.invoke(NOTHING)).isEqualTo(GOOD);
            assertThat(function.invoke(NOTHING)).isEqualTo(GOOD);

            assertThat(function.counts().environments()).isEqualTo(1);
            await().until(() -> lines("invocation=2 of ").size() == 1);
        }
    }

    @Test
    void process_hasOnlyTheVariablesThatLambdaSetsAndItsOwn() throws Exception {
        var settings = Functions.scripted("variables").with(Map.of("MINE", "yes"));
        try (var function = function(settings)) {
            function.invoke(NOTHING);

            await().until(() -> lines("variables=").size() == 1);
            assertThat(lines("variables=").get(0))
                    .contains("MINE", "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_RUNTIME_API")
                    .doesNotContain("HOME", "USER", "PWD", "JAVA_HOME", "MAVEN");
        }
    }

    @Test
    void invocation_knowsItsTimeAndItsTrace() throws Exception {
        var settings = Functions.scripted("context").with(Functions.limits(7, 1));
        try (var function = function(settings)) {
            function.invoke(NOTHING, TraceHeader.parse("Root=1-aa-bb;Lineage=1234abcd:4"));

            await().until(() -> lines("remaining=").size() == 1);
            assertThat(Integer.parseInt(lines("remaining=").get(0).substring(10)))
                    .isBetween(1, 7000);
            assertThat(lines("trace=").get(0))
                    .contains("Root=1-aa-bb", "1234abcd:4", function.hash() + ":1");
        }
    }

    @Test
    void handlerThrows_failsAndTheProcessGoesOn() throws Exception {
        try (var function = function(Functions.scripted("throws"))) {
            var failed = function.invoke(event("throw"));

            assertThat(failed)
                    .isEqualTo(new Failed("java.lang.IllegalStateException", "told to throw"));
            assertThat(function.invoke(NOTHING)).isEqualTo(GOOD);
            assertThat(function.counts().environments()).isEqualTo(1);
            assertThat(function.counts().errors()).isEqualTo(1);
        }
    }

    @Test
    void handlerTakesTooLong_isKilledAndReplaced() throws Exception {
        var settings = Functions.scripted("slow").with(Functions.limits(2, 1));
        try (var function = function(settings)) {
            var failed = function.invoke(event("sleep"));

            assertThat(failed)
                    .isInstanceOfSatisfying(
                            Failed.class,
                            how -> {
                                assertThat(how.type()).isEqualTo("Sandbox.Timedout");
                                assertThat(how.message()).endsWith("timed out after 2.00 seconds");
                            });
            assertThat(function.invoke(NOTHING)).isEqualTo(GOOD);
            assertThat(function.counts().environments()).isEqualTo(2);
        }
    }

    @Test
    void processExits_failsAndIsReplaced() throws Exception {
        try (var function = function(Functions.scripted("exits"))) {
            var failed = function.invoke(event("exit"));

            assertThat(failed)
                    .isEqualTo(
                            new Failed(
                                    "Runtime.ExitError",
                                    "Error: Runtime exited with error: exit status 3"));
            assertThat(function.invoke(NOTHING)).isEqualTo(GOOD);
            assertThat(function.counts().environments()).isEqualTo(2);
        }
    }

    @Test
    void handlerCannotBegin_eachInvocationFailsWithItsReason() throws Exception {
        var settings = Functions.scripted("init").with(Map.of("FAILS_AT", "init"));
        try (var function = function(settings)) {
            assertThat(function.invoke(NOTHING))
                    .isInstanceOfSatisfying(
                            Failed.class, how -> assertThat(how.message()).contains("no begin"));
            assertThat(function.invoke(NOTHING)).isInstanceOf(Failed.class);
            assertThat(function.counts().environments()).isEqualTo(2);
        }
    }

    @Test
    void moreInvocationsThanReserved_areThrottled() throws Exception {
        var settings = Functions.scripted("throttled").with(Functions.limits(60, 1));
        try (var function = function(settings)) {
            var busy = CompletableFuture.supplyAsync(() -> invoke(function, event("sleep")));
            await().atMost(Duration.ofSeconds(60)).until(() -> !lines("event=").isEmpty());

            assertThat(function.invoke(NOTHING)).isEqualTo(new Refused(Refusal.TOO_MANY_REQUESTS));
            assertThat(function.counts().throttles()).isEqualTo(1);

            function.crash();
            assertThat(busy.join()).isInstanceOf(Failed.class);
            function.reserveConcurrency(0);
            assertThat(function.invoke(NOTHING)).isInstanceOf(Refused.class);
        }
    }

    @Test
    void seventeenthInvocationOfAChain_isStoppedUnlessLoopsAreAllowed() throws Exception {
        try (var stopped = function(Functions.scripted("loop"));
                var allowed = function(Functions.scripted("loop").with(RecursiveLoop.ALLOW))) {
            var fifteen = TraceHeader.parse("Root=1-a-b;Lineage=" + stopped.hash() + ":15");
            var sixteen = TraceHeader.parse("Root=1-a-b;Lineage=" + stopped.hash() + ":16");

            assertThat(stopped.invoke(NOTHING, fifteen)).isEqualTo(GOOD);
            assertThat(stopped.invoke(NOTHING, sixteen))
                    .isEqualTo(new Refused(Refusal.RECURSIVE_INVOCATION));
            assertThat(stopped.counts().recursiveInvocationsDropped()).isEqualTo(1);
            assertThat(allowed.invoke(NOTHING, sixteen)).isEqualTo(GOOD);
            assertThat(allowed.counts().recursiveInvocationsDropped()).isZero();
        }
    }

    private LambdaFunction function(FunctionSettings settings) {
        return new LambdaFunction(settings, log::add, InstantSource.system());
    }

    private List<String> lines(String beginning) {
        return log.stream().filter(line -> line.startsWith(beginning)).toList();
    }

    private static String event(String body) {
        return "{\"Records\":[{\"messageId\":\"m\",\"body\":\"%s\"}]}".formatted(body);
    }

    private static InvocationResult invoke(LambdaFunction function, String event) {
        try {
            return function.invoke(event);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
