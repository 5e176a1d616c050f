package io.github.callbackpoller.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Starting, and finding again what was started. */
interface StartContract extends PlayedService {

    /** The handle travels in messages and must lead back to this adapter. */
    @Test
    default void start_newKey_givesAHandleOfTheAdaptersType() {
        var bench = Bench.of(this);

        var handle = bench.adapter().start(bench.request(bench.course(Seen.RUNNING)));

        assertThat(handle.type()).isEqualTo(bench.adapter().type());
        assertThat(handle.id()).isNotBlank();
    }

    /** The settings of the test are such as a job definition may have. */
    @Test
    default void validate_settingsOfTheJob_areAllowed() {
        var bench = Bench.of(this);

        assertThatCode(() -> bench.adapter().validate(settings())).doesNotThrowAnyException();
    }

    /** After a crash a job is started again: it must be the same, or both must be found. */
    @Test
    default void start_twiceWithOneKey_givesOneJobOrBothAreFound() {
        var bench = Bench.of(this);
        var request = bench.request(bench.course(Seen.RUNNING));

        var first = bench.adapter().start(request);
        var second = bench.adapter().start(request);

        if (bench.lacks(Capability.FIND)) {
            assertThat(second).isEqualTo(first);
        } else {
            assertThat(adapter().find(Bench.lookup(request)))
                    .containsExactlyElementsOf(Stream.of(first, second).distinct().toList());
        }
    }

    /** Two steps that run the same job with the same arguments want two jobs. */
    @Test
    default void start_anotherKey_givesAnotherJob() {
        var bench = Bench.of(this);
        var course = bench.course(Seen.RUNNING);

        var one = bench.adapter().start(bench.request(course));
        var other = bench.adapter().start(bench.request(course));

        assertThat(other).isNotEqualTo(one);
    }

    /** Only a hopeless start ends the step at once. */
    @Test
    default void start_jobThatIsNotThere_isHopeless() {
        var bench = Bench.of(this);
        var request = bench.requestOfNoJob();

        Bench.assertRefused(Kind.HOPELESS, () -> bench.adapter().start(request));
    }

    /** What was throttled did nothing, and may be tried again. */
    @Test
    default void start_throttled_saysSoAndStartsNothing() {
        var bench = Bench.of(this).needs(Capability.THROTTLE);
        var request = bench.request(bench.course(Seen.RUNNING));

        throttle();
        Bench.assertRefused(Kind.THROTTLED, () -> bench.adapter().start(request));
        heal();

        assertThat(bench.adapter().find(Bench.lookup(request))).isEmpty();
    }

    /** Absence is an answer; only a failed look is an exception. */
    @Test
    default void find_nothingStarted_isEmpty() {
        var bench = Bench.of(this);
        bench.job(Seen.RUNNING);

        var search = bench.adapter().search(bench.lookup());

        assertThat(search.jobs()).isEmpty();
    }

    /** A look that failed must not pass for absence: the job would be started twice. */
    @Test
    default void search_throttled_saysSo() {
        var bench = Bench.of(this).needs(Capability.THROTTLE).needs(Capability.FIND);
        var request = bench.request(bench.course(Seen.RUNNING));
        bench.adapter().start(request);

        throttle();

        Bench.assertRefused(Kind.THROTTLED, () -> bench.adapter().search(Bench.lookup(request)));
    }

    /** A job is found, too, when it has ended. */
    @Test
    default void search_jobHasEnded_tellsWhatFindAndCheckTell() {
        var bench = Bench.of(this).needs(Capability.FIND);
        var course = bench.course(Seen.SUCCEEDED);
        var request = bench.request(course);
        var handle = bench.adapter().start(request);
        bring(handle, course);

        var search = bench.adapter().search(Bench.lookup(request));

        assertThat(search.jobs()).containsOnlyKeys(bench.adapter().find(Bench.lookup(request)));
        assertThat(search.jobs()).containsOnlyKeys(handle);
        assertThat(search.jobs().get(handle)).isEqualTo(bench.adapter().check(handle));
    }

    /** What {@code maxConcurrent} counts: the definition's jobs that have not ended. */
    @Test
    default void search_adapterCountsLiveJobs_countsThoseOfTheDefinition() {
        var bench = Bench.of(this);
        assumeTrue(bench.adapter().countsLiveJobs(), "live jobs are not counted");
        var running = bench.course(Seen.RUNNING);
        JobHandle live = bench.job(running);
        bench.job(Seen.SUCCEEDED);
        bring(bench.adapter().start(bench.request(running, "another")), running);

        var search = bench.adapter().search(bench.lookup());

        assertThat(search.live()).containsExactly(live);
    }
}
