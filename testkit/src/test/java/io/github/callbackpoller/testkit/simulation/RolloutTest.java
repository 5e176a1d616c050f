package io.github.callbackpoller.testkit.simulation;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.message.Decoded;
import io.github.callbackpoller.message.MessageCodec;
import io.github.callbackpoller.testkit.simulation.Rollout.News;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hosts of an older and a newer version, side by side. */
class RolloutTest {
    private static final int WORLDS = 30;
    private static final World.Size SIZE = new World.Size(4, 3, false);
    private static final String OWN =
            """
            {"v":1,"token":"SIMTOKEN00","execution":"",\
            "key":"0000000000000000000000000000000000000000000000000000000000000000",\
            "chain":0,"step":1,"due":2,"deadline":3,"firstSeen":1,\
            "phase":"ANSWER","failure":"it failed"}""";

    @ParameterizedTest
    @EnumSource(
            value = News.class,
            names = {"MESSAGES", "JOB"})
    void run_hostsDifferForAnHour_whatOlderOnesDontKnowIsLeftAndEveryStepAnswered(News news) {
        var worlds =
                LongStream.range(0, WORLDS)
                        .mapToObj(Choices::of)
                        .map(choices -> new World(choices, SIZE, Weather.CALM, with(news), true))
                        .toList();

        assertThat(worlds.stream().map(World::run)).allMatch(broken -> broken.isEmpty());
        assertThat(worlds)
                .anyMatch(
                        world ->
                                world.history().stream()
                                        .anyMatch(line -> line.contains("LEFT_TO_NEWER_HOST")));
        assertThat(worlds.stream().flatMap(world -> world.steps.all().stream()))
                .noneMatch(SimulatedStep::isWaiting);
    }

    @Test
    void newerFormat_ownMessage_isForeignToTheCodecAndReadBackAsItWas() {
        var newer = NewerFormat.of(OWN);

        assertThat(MessageCodec.decode(newer)).isInstanceOf(Decoded.Foreign.class);
        assertThat(NewerFormat.of(NewerFormat.read(newer))).isEqualTo(newer);
        assertThat(MessageCodec.decode(NewerFormat.read(newer)))
                .isEqualTo(MessageCodec.decode(OWN));
    }

    @Test
    void newerFormat_messageOfSageMaker_staysAsItIs() {
        var callback = "{\"token\":\"SIMTOKEN00\"}";

        assertThat(NewerFormat.of(callback)).isEqualTo(callback);
        assertThat(NewerFormat.read(callback)).isEqualTo(callback);
    }

    private static Assembly with(News news) {
        var plan = new Rollout.Plan(news, ofMinutes(10).toMillis(), ofMinutes(25).toMillis());
        return new Assembly() {
            @Override
            public Operations operations(Operations chosen) {
                return new Operations(Operators.Plan.NONE, plan, false, 0);
            }
        };
    }
}
