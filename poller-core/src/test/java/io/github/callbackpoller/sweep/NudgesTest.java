package io.github.callbackpoller.sweep;

import static io.github.callbackpoller.sweep.PipelinesInMemory.QUEUE;
import static io.github.callbackpoller.sweep.PipelinesInMemory.arn;
import static io.github.callbackpoller.sweep.PipelinesInMemory.callback;
import static io.github.callbackpoller.sweep.PipelinesInMemory.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.decision.Happening;
import io.github.callbackpoller.decision.StepView.State;
import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.definition.JobPolicy;
import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.job.KeyedJob;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.message.ExecutionArn;
import io.github.callbackpoller.port.MessageSender;
import io.github.callbackpoller.port.Outgoing;
import io.github.callbackpoller.port.PollerEvent;
import io.github.callbackpoller.port.QueueName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NudgesTest {
    private static final JobKey KEY = new JobKey("a".repeat(64));
    private static final ExecutionArn EXECUTION = arn("trips", "one");
    private static final JobHandle RUN = new JobHandle("glue", "prep/jr_1");
    private static final Instant NOW = PipelinesInMemory.BEGAN.plusSeconds(600);
    private static final String EVENT = "{\"run\": \"jr_1\"}";

    private final PipelinesInMemory pipelines = new PipelinesInMemory();
    private final Sender sender = new Sender();
    private final Told adapter = new Told();
    private final List<PollerEvent> events = new ArrayList<>();
    private final Nudges nudges =
            new Nudges(
                    pipelines,
                    sender,
                    definitions(),
                    List.of(adapter),
                    (token, execution) -> new CallbackStep(token, execution, KEY),
                    new Nudges.Host(QUEUE, events::add, InstantSource.fixed(NOW)));

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"WAITING", "STOPPING"})
    void take_stepWaits_checkIsSentWithoutADelay(State state) {
        pipelines.add(EXECUTION, callback("Work", "tokenfirst", QUEUE, view(state)));

        assertThat(nudges.take(EVENT)).isTrue();

        assertThat(sender.sent)
                .singleElement()
                .satisfies(
                        sent -> {
                            assertThat(sent.queue()).isEqualTo(QueueName.CHECK);
                            assertThat(sent.delay()).isEqualTo(Duration.ZERO);
                            assertThat(sent.body()).contains(RUN.id());
                        });
        assertThat(events).extracting(PollerEvent::happening).containsExactly(Happening.NUDGED);
    }

    @Test
    void take_stepIsOver_nothingIsSent() {
        pipelines.add(EXECUTION, callback("Work", "tokenfirst", QUEUE, view(State.OVER)));

        assertThat(nudges.take(EVENT)).isTrue();
        assertThat(sender.sent).isEmpty();
    }

    @Test
    void take_stepOfAnotherQueue_nothingIsSent() {
        pipelines.add(EXECUTION, callback("Work", "tokenfirst", QUEUE + "-2", view(State.WAITING)));

        assertThat(nudges.take(EVENT)).isTrue();
        assertThat(sender.sent).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"definition\": \"gone\", \"execution\": \"x\"}"})
    void take_jobDoesNotTellItsStep_nothingIsReadOrSent(String context) {
        pipelines.unreadable.add(EXECUTION.executionId());
        adapter.context = context;

        assertThat(nudges.take(EVENT)).isTrue();
        assertThat(sender.sent).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[]", "{\"a\":", "{\"a\": 1}", "null"})
    void take_noEventOfAJob_isDropped(String junk) {
        pipelines.add(EXECUTION, callback("Work", "tokenfirst", QUEUE, view(State.WAITING)));

        assertThat(nudges.take(junk)).isTrue();
        assertThat(sender.sent).isEmpty();
    }

    @Test
    void take_sendIsNotConfirmed_isWorthAnotherTry() {
        pipelines.add(EXECUTION, callback("Work", "tokenfirst", QUEUE, view(State.WAITING)));
        sender.confirms = false;

        assertThat(nudges.take(EVENT)).isFalse();
        assertThat(events).isEmpty();
    }

    @Test
    void take_stepsCannotBeRead_isWorthAnotherTry() {
        pipelines.unreadable.add(EXECUTION.executionId());

        assertThat(nudges.take(EVENT)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void take_jobCannotBeRead_isWorthAnotherTryUnlessHopeless(Kind kind) {
        adapter.refusal = Optional.of(new JobAdapterException(kind, "not now"));

        assertThat(nudges.take(EVENT)).isEqualTo(kind == Kind.HOPELESS);
        assertThat(sender.sent).isEmpty();
    }

    @Test
    void take_jobIsNotListedYet_isLeftToItsUsualCheck() {
        pipelines.add(EXECUTION, callback("Work", "tokenfirst", QUEUE, view(State.WAITING)));
        adapter.found = List.of();

        assertThat(nudges.take(EVENT)).isTrue();
        assertThat(sender.sent).isEmpty();
    }

    private static JobDefinitions definitions() {
        var prep =
                new JobDefinition("prep", "glue", Map.of(), Map.of(), Map.of(), JobPolicy.DEFAULT);
        return new JobDefinitions(Map.of("prep", prep), Optional.of("prep"));
    }

    private static final class Sender implements MessageSender {
        private final List<Outgoing> sent = new ArrayList<>();
        private boolean confirms = true;

        @Override
        public List<SendResult> send(List<Outgoing> messages) {
            sent.addAll(messages);
            var result = confirms ? SendResult.CONFIRMED : SendResult.unconfirmed("lost");
            return messages.stream().map(message -> result).toList();
        }

        @Override
        public boolean hasParkingQueue() {
            return true;
        }
    }

    /** Knows one run, which has succeeded. */
    private static final class Told implements JobAdapter {
        private String context =
                "{\"definition\": \"prep\", \"execution\": \""
                        + EXECUTION.value()
                        + "\", \"outputs\": {}}";
        private List<JobHandle> found = List.of(RUN);
        private Optional<JobAdapterException> refusal = Optional.empty();

        @Override
        public String type() {
            return "glue";
        }

        @Override
        public JobHandle start(JobRequest request) {
            throw new AssertionError("a nudge starts nothing");
        }

        @Override
        public JobStatus check(JobHandle handle) {
            return new JobStatus.Succeeded("SUCCEEDED", Map.of());
        }

        @Override
        public List<JobHandle> find(JobRequest request) {
            return request.key().equals(KEY) ? found : List.of();
        }

        @Override
        public Optional<KeyedJob> named(Map<String, String> settings, Map<String, Object> event) {
            refusal.ifPresent(
                    refused -> {
                        throw refused;
                    });
            return "jr_1".equals(event.get("run"))
                    ? Optional.of(
                            new KeyedJob(
                                    KEY,
                                    RUN,
                                    check(RUN),
                                    context,
                                    Optional.empty(),
                                    Optional.of(NOW)))
                    : Optional.empty();
        }
    }
}
