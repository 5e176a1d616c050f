package io.github.callbackpoller.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.decision.Look;
import io.github.callbackpoller.decision.Steps;
import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.JobStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdaptersTest {
    private static final JobRequest REQUEST =
            new JobRequest(Steps.LOWEST_KEY, "taxi-prep", Map.of(), Map.of(), "", Instant.EPOCH);

    @ParameterizedTest
    @EnumSource(Kind.class)
    void checkAll_adapterSaysWhyItCannotTell_isUntoldForThatReason(Kind kind) {
        var adapters =
                adapters(
                        handle -> {
                            throw new JobAdapterException(kind, "why");
                        });

        var looks = adapters.checkAll(List.of(Steps.OWN));

        assertThat(looks).isEqualTo(Map.of(Steps.OWN, Look.untold(kind, "why")));
    }

    @Test
    void checkAll_adapterThrowsSomethingElse_isUntoldForNow() {
        var adapters =
                adapters(
                        handle -> {
                            throw new IllegalStateException("bug");
                        });

        var look = adapters.checkAll(List.of(Steps.OWN)).get(Steps.OWN);

        assertThat(look)
                .isEqualTo(Look.untold(Kind.RETRY_LATER, "java.lang.IllegalStateException: bug"));
    }

    @Test
    void checkAll_oneHandleThatIsGone_isNoVerdictOnItsNeighbours() {
        var adapters =
                adapters(
                        handle -> {
                            if (handle.equals(Steps.OWN)) {
                                throw new JobAdapterException(Kind.HOPELESS, "no such run");
                            }
                            return Steps.running();
                        });

        var looks = adapters.checkAll(List.of(Steps.OWN, Steps.OTHER));

        assertThat(looks.get(Steps.OTHER)).isEqualTo(Look.told(Steps.running()));
        assertThat(looks.get(Steps.OWN)).isEqualTo(Look.untold(Kind.HOPELESS, "no such run"));
    }

    @Test
    void checkAll_noAdapterOfTheType_isUntoldForNow() {
        var adapters = new Adapters(List.of(), Looks.atOnce(0));

        var look = adapters.checkAll(List.of(Steps.OWN)).get(Steps.OWN);

        assertThat(look.failed()).isTrue();
        assertThat(adapters.types()).isEmpty();
    }

    @Test
    void checkAll_sameHandleTwice_isReadOnce() {
        var reads = new ArrayList<JobHandle>();
        var adapters =
                adapters(
                        handle -> {
                            reads.add(handle);
                            return Steps.running();
                        });

        adapters.checkAll(List.of(Steps.OWN, Steps.OWN));

        assertThat(reads).containsExactly(Steps.OWN);
    }

    @Test
    void checkAll_handleMissingFromTheAnswer_isUntold() {
        var adapters =
                new Adapters(
                        List.of(
                                new Scripted(handle -> Steps.running()) {
                                    @Override
                                    public Map<JobHandle, JobStatus> checkAll(
                                            Collection<JobHandle> handles) {
                                        return Map.of();
                                    }
                                }),
                        Looks.atOnce(0));

        var look = adapters.checkAll(List.of(Steps.OWN)).get(Steps.OWN);

        assertThat(look)
                .isEqualTo(
                        Look.untold(
                                Kind.RETRY_LATER,
                                "the adapter says nothing of glue-nyc-taxi/jr_1"));
    }

    @Test
    void checkAll_asksForEachGroupByItself() {
        var asked = new ArrayList<Set<JobHandle>>();
        var adapters =
                new Adapters(
                        List.of(
                                new Scripted(handle -> Steps.running()) {
                                    @Override
                                    public String group(JobHandle handle) {
                                        return handle.id().substring(0, 1);
                                    }

                                    @Override
                                    public Map<JobHandle, JobStatus> checkAll(
                                            Collection<JobHandle> handles) {
                                        asked.add(Set.copyOf(handles));
                                        return super.checkAll(handles);
                                    }
                                }),
                        Looks.atOnce(0));
        var a1 = new JobHandle("glue", "a1");
        var a2 = new JobHandle("glue", "a2");
        var b1 = new JobHandle("glue", "b1");

        var seen = adapters.checkAll(List.of(a1, b1, a2, a1));

        assertThat(asked).containsExactlyInAnyOrder(Set.of(a1, a2), Set.of(b1));
        assertThat(seen).containsOnlyKeys(a1, a2, b1);
    }

    @Test
    void checkAll_handleWithoutAGroup_isNoTroubleOfTheOthers() {
        var odd = new JobHandle("glue", "odd");
        var adapters =
                new Adapters(
                        List.of(
                                new Scripted(handle -> Steps.running()) {
                                    @Override
                                    public String group(JobHandle handle) {
                                        if (handle.equals(odd)) {
                                            throw new IllegalArgumentException("no such form");
                                        }
                                        return "";
                                    }
                                }),
                        Looks.atOnce(0));

        var seen = adapters.checkAll(List.of(odd, Steps.OWN));

        assertThat(seen.get(Steps.OWN)).isEqualTo(Look.told(Steps.running()));
    }

    @Test
    void stop_adapterThatCannot_isFalse() {
        var adapters = adapters(handle -> Steps.running());

        assertThat(adapters.stop(List.of(Steps.OWN))).isFalse();
    }

    @Test
    void stop_callThatFails_goesOnWithTheNextRun() {
        var told = new ArrayList<JobHandle>();
        var adapters =
                new Adapters(
                        List.of(
                                new Scripted(handle -> Steps.running()) {
                                    @Override
                                    public void stop(JobHandle handle) {
                                        told.add(handle);
                                        throw new JobAdapterException(Kind.THROTTLED, "slow down");
                                    }
                                }),
                        Looks.atOnce(0));

        boolean able = adapters.stop(List.of(Steps.OWN, Steps.OTHER));

        assertThat(able).isTrue();
        assertThat(told).containsExactly(Steps.OWN, Steps.OTHER);
    }

    @Test
    void search_byDefault_findsNothingAndKnowsNoHistory() {
        var adapters = adapters(handle -> Steps.running());

        var found = adapters.search("glue", REQUEST).value().orElseThrow();

        assertThat(found.jobs()).isEmpty();
        assertThat(found.history().durationsSeconds()).isEmpty();
    }

    private static Adapters adapters(Function<JobHandle, JobStatus> check) {
        return new Adapters(List.of(new Scripted(check)), Looks.atOnce(0));
    }

    private static class Scripted implements JobAdapter {
        private final Function<JobHandle, JobStatus> check;

        Scripted(Function<JobHandle, JobStatus> check) {
            this.check = check;
        }

        @Override
        public String type() {
            return "glue";
        }

        @Override
        public JobHandle start(JobRequest request) {
            return Steps.OWN;
        }

        @Override
        public JobStatus check(JobHandle handle) {
            return check.apply(handle);
        }
    }
}
