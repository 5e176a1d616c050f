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
        var adapters = new Adapters(List.of());

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
                                }));

        var look = adapters.checkAll(List.of(Steps.OWN)).get(Steps.OWN);

        assertThat(look)
                .isEqualTo(
                        Look.untold(
                                Kind.RETRY_LATER,
                                "the adapter says nothing of glue-nyc-taxi/jr_1"));
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
                                }));

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
        return new Adapters(List.of(new Scripted(check)));
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
