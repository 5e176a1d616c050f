package io.github.callbackpoller.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One job and two hosts, and every world in which a host dies, or another order is taken, at so
 * many places: each crash point, each message, each host. Deeper with {@code
 * -Dsimulation.deviations=2}.
 */
class ExhaustiveTest {
    private static final int DEVIATIONS = Integer.getInteger("simulation.deviations", 1);
    private static final World.Size SMALL = new World.Size(1, 2, false);

    /** Times are chosen among a thousand; which is not what is walked through here. */
    private static final int MOST_WAYS = 8;

    /** How the choices begin: the weather has crashes and nothing else. */
    private static final int[] CRASHES = {1, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    /** Plan and readings are the usual ones. */
    private static final int USUAL = 8;

    private static final int TWO_HOSTS = 1;

    @ParameterizedTest
    @EnumSource(Policy.class)
    void run_everyDeviation_breaksNoPromise(Policy policy) {
        var broken = new ConcurrentLinkedQueue<String>();
        var begin = begin(policy);

        int worlds = walk(begin, DEVIATIONS, broken);
        worlds += walk(longest(begin), DEVIATIONS, broken);

        assertThat(broken).isEmpty();
        assertThat(worlds).isGreaterThan(200);
    }

    @Test
    void run_noDeviation_isAWorldOfOneStepTwoHostsAndCrashesThatDontHappen() {
        var choices = Choices.following(begin(Policy.USUAL));
        var world = new World(choices, SMALL, Assembly.AS_IT_IS, true);

        assertThat(world.run()).isEmpty();
        assertThat(world.stepCount()).isEqualTo(1);
        assertThat(world.history().get(0)).contains("crash=0.002", "hosts=2", "USUAL");
        assertThat(world.history()).noneMatch(line -> line.contains("dies"));
    }

    private static int[] begin(Policy policy) {
        int hanging = policy.hasDeadline() ? 1 : 0;
        int[] choices = Arrays.copyOf(CRASHES, CRASHES.length + 1 + USUAL + hanging + 1);
        choices[CRASHES.length] = policy.ordinal();
        choices[choices.length - 1] = TWO_HOSTS;
        return choices;
    }

    /** The time, chosen otherwise, that makes the longest world: how long the job takes. */
    private static int[] longest(int[] begin) {
        var made = made(begin);
        return IntStream.range(begin.length, made.size())
                .filter(place -> made.get(place).bound() > MOST_WAYS)
                .mapToObj(place -> deviating(made, place, made.get(place).bound() / 2))
                .max(Comparator.comparingInt(given -> made(given).size()))
                .orElseThrow();
    }

    private static List<Choices.Choice> made(int[] given) {
        var choices = Choices.following(given);
        new World(choices, SMALL, Assembly.AS_IT_IS, false).run();
        return choices.made();
    }

    /** Runs the world of some choices, and all that differ from it in one place further on. */
    private static int walk(int[] given, int deviations, Collection<String> broken) {
        var choices = Choices.following(given);
        new World(choices, SMALL, Assembly.AS_IT_IS, false)
                .run()
                .ifPresent(violation -> broken.add(violation + " " + Arrays.toString(given)));
        if (deviations == 0) {
            return 1;
        }
        var made = choices.made();
        return 1
                + IntStream.range(given.length, made.size())
                        .filter(place -> made.get(place).bound() <= MOST_WAYS)
                        .boxed()
                        .flatMap(place -> deviating(made, place))
                        .parallel()
                        .mapToInt(next -> walk(next, deviations - 1, broken))
                        .sum();
    }

    private static Stream<int[]> deviating(List<Choices.Choice> made, int place) {
        return IntStream.range(1, made.get(place).bound())
                .mapToObj(value -> deviating(made, place, value));
    }

    private static int[] deviating(List<Choices.Choice> made, int place, int value) {
        var before = made.stream().limit(place).mapToInt(Choices.Choice::value);
        return IntStream.concat(before, IntStream.of(value)).toArray();
    }
}
