package io.github.callbackpoller.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulation must notice what it is there for, and within how many worlds. */
class DefectTest {

    @ParameterizedTest
    @CsvSource({
        "ACKNOWLEDGES_FIRST, 5, NEVER_LOST",
        "DROPS_WHAT_COMES_AGAIN, 5, NEVER_LOST",
        "IGNORES_STOPPING, 100, IN_TIME",
        "DROPS_WHAT_IT_DOES_NOT_KNOW, 40, NEVER_LOST",
        "CHANGES_WHAT_IT_DOES_NOT_KNOW, 40, LEFT_TO_NEWER",
        "DROPS_DEAD_LETTERS, 150, NEVER_LOST",
        "DROPS_WHAT_IT_CANNOT_READ, 10, PARKED_NOT_DROPPED",
        "NEW_REQUEST_TOKEN_EACH_TIME, 10, SAME_REQUEST",
        "TAKES_THROTTLING_FOR_FAILURE, 150, TRUTHFUL_ANSWER",
        "STARTS_WITHOUT_LOOKING, 10, ONE_JOB",
        "FORGETS_RETRIES, 1000, TRUTHFUL_ANSWER",
        "FORGETS_THE_DEADLINE, 100, IN_TIME",
        "SAYS_THE_TOKEN, 20, NO_TOKEN_LEAKS",
    })
    void run_defectBuiltIn_isNoticedWithinSomeWorlds(
            Defect defect, long worlds, Invariant invariant) {
        var noticed = EnumSet.noneOf(Invariant.class);

        LongStream.range(0, worlds).forEach(seed -> noticed.addAll(broken(seed, defect)));

        assertThat(noticed).contains(invariant);
    }

    @Test
    void shrink_worldThatBreaksAPromise_fewChoicesAreLeftThatHarm() {
        long seed = 2;

        var shrunk = Shrinker.of(seed, Defect.DROPS_WHAT_COMES_AGAIN).orElseThrow();

        assertThat(broken(seed, Defect.DROPS_WHAT_COMES_AGAIN)).contains(Invariant.NEVER_LOST);
        assertThat(Arrays.stream(shrunk.given()).filter(choice -> choice != 0).count())
                .isLessThanOrEqualTo(12);
        assertThat(new World(shrunk, Defect.DROPS_WHAT_COMES_AGAIN, false).run())
                .map(Violation::invariant)
                .contains(Invariant.NEVER_LOST);
    }

    private static Set<Invariant> broken(long seed, Defect defect) {
        return new World(Choices.of(seed), defect, false)
                .run()
                .map(Violation::invariant)
                .map(Set::of)
                .orElse(Set.of());
    }
}
