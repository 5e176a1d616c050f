package io.github.callbackpoller.sweep;

import static io.github.callbackpoller.sweep.PipelinesInMemory.BEGAN;
import static io.github.callbackpoller.sweep.PipelinesInMemory.QUEUE;
import static io.github.callbackpoller.sweep.PipelinesInMemory.arn;
import static io.github.callbackpoller.sweep.PipelinesInMemory.callback;
import static io.github.callbackpoller.sweep.PipelinesInMemory.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.decision.StepView;
import io.github.callbackpoller.decision.StepView.State;
import io.github.callbackpoller.job.JobKey;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.message.CallbackToken;
import io.github.callbackpoller.message.ExecutionArn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepReaderTest {
    private static final JobKey KEY = new JobKey("a".repeat(64));
    private static final Instant NOW = BEGAN.plus(Duration.ofHours(5));

    private final PipelinesInMemory pipelines = new PipelinesInMemory();
    private final List<String> problems = new ArrayList<>();

    @Test
    void waiting_stepsThatWaitOnOurQueue_areFoundAndNoOthers() {
        pipelines.add(
                arn("trips", "one"),
                callback("Waits", "tokenwaits", QUEUE, view(State.WAITING)),
                callback("Stops", "tokenstops", QUEUE, view(State.STOPPING)),
                callback("Over", "tokenover1", QUEUE, view(State.OVER)),
                callback("Unknown", "tokenunkno", QUEUE, StepView.UNKNOWN),
                callback("Other", "tokenother", QUEUE + "-other", view(State.WAITING)),
                new ListedStep("Train", view(State.WAITING), Optional.empty(), Map.of()));

        var found = reader(Optional.empty()).waiting(NOW);

        assertThat(found.keySet()).extracting(WaitingStep::name).containsExactly("Waits", "Stops");
        assertThat(found.keySet()).extracting(WaitingStep::stopping).containsExactly(false, true);
        assertThat(found.keySet()).allMatch(step -> step.since().equals(BEGAN));
        assertThat(found.values()).allMatch(steps -> steps.size() == 6);
        assertThat(problems).isEmpty();
    }

    @Test
    void waiting_stepShowsNoBegin_countsFromThatOfItsExecution() {
        var view = new StepView(State.WAITING, Optional.empty());
        pipelines.add(arn("trips", "one"), callback("Waits", "tokenwaits", QUEUE, view));

        var found = reader(Optional.empty()).waiting(NOW);

        assertThat(found.keySet())
                .singleElement()
                .satisfies(step -> assertThat(step.since()).isEqualTo(BEGAN.minusSeconds(9)));
    }

    @Test
    void waiting_onePipelineNamed_othersAreNotRead() {
        pipelines.add(
                arn("trips", "one"), callback("Here", "tokenwaits", QUEUE, view(State.WAITING)));
        pipelines.add(
                arn("taxis", "two"), callback("There", "tokentaxis", QUEUE, view(State.WAITING)));

        var all = reader(Optional.empty()).waiting(NOW);
        var one = reader(Optional.of("taxis")).waiting(NOW);

        assertThat(all.keySet()).extracting(WaitingStep::name).containsExactly("Here", "There");
        assertThat(one.keySet()).extracting(WaitingStep::name).containsExactly("There");
        assertThat(pipelines.askedFor).contains(NOW.minus(Duration.ofDays(28)));
    }

    @Test
    void waiting_someCannotBeRead_tellsOfThemAndFindsTheOthers() {
        pipelines.add(
                arn("trips", "one"), callback("Lost", "tokenwaits", QUEUE, view(State.WAITING)));
        pipelines.add(
                arn("trips", "two"), callback("Read", "tokentrips", QUEUE, view(State.WAITING)));
        pipelines.add(
                arn("taxis", "tri"), callback("Taxi", "tokentaxis", QUEUE, view(State.WAITING)));
        pipelines.unreadable.add("one");
        pipelines.unreadable.add("taxis");

        var found = reader(Optional.empty()).waiting(NOW);

        assertThat(found.keySet()).extracting(WaitingStep::name).containsExactly("Read");
        assertThat(problems)
                .containsExactly(
                        arn("trips", "one").value() + ": one can't be read",
                        "pipeline taxis: taxis can't be read");
    }

    @Test
    void inputs_areMadeFromTheDefinition() {
        var waiting = new WaitingStep("Work", step(arn("trips", "one")), BEGAN, false);

        var inputs = reader(Optional.empty()).inputs(waiting, List.of());

        assertThat(inputs.value()).contains(Map.of("in", "x"));
    }

    @Test
    void inputs_definitionCannotBeReadNow_isToldAsPassing() {
        var waiting = new WaitingStep("Work", step(arn("trips", "one")), BEGAN, false);
        pipelines.unreadable.add("source");

        var inputs = reader(Optional.empty()).inputs(waiting, List.of());

        assertThat(inputs.<String>match(told -> "", (kind, why) -> kind + " " + why, () -> ""))
                .isEqualTo("RETRY_LATER source can't be read");
    }

    private StepReader reader(Optional<String> pipeline) {
        return new StepReader(
                pipelines,
                new SweepSettings(QUEUE, pipeline, false, false),
                (token, execution) -> new CallbackStep(token, execution, KEY),
                (subject, why) -> problems.add(subject + ": " + why));
    }

    private static CallbackStep step(ExecutionArn execution) {
        return new CallbackStep(CallbackToken.of("tokenwaits"), execution, KEY);
    }
}
