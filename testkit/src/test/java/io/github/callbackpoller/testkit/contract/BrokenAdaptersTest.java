package io.github.callbackpoller.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.callbackpoller.job.JobAdapter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each test of the contract can fail, and does so for what it is meant to catch. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class BrokenAdaptersTest {
    /** What waits for ever is caught so much sooner; what is caught otherwise is not waited for. */
    private static final Duration SHORT = Duration.ofSeconds(1);

    private static final String NO_STATES = "states_areThere_runningAndSucceededAndFailed";
    private static final String NO_STOP = "stop_notOffered_saysSo";
    private static final String NO_HISTORY = "history_notOffered_isNone";

    static Stream<Defect> defects() {
        return Stream.<Defect[]>of(
                        StartDefect.values(), CheckDefect.values(), ServiceDefect.values())
                .flatMap(Arrays::stream);
    }

    @ParameterizedTest
    @MethodSource("defects")
    void contract_adapterIsBroken_isCaughtByTheTestMeantForIt(Defect defect) {
        assertCaught(defect.caughtBy(), contractOf(defect));
    }

    @Test
    void contract_tooFewStates_areCaught() {
        var contract =
                new SoundJobAdapterContractTest() {
                    @Override
                    public List<ServiceState> states() {
                        return List.of(ServiceState.running("RUNNING"));
                    }
                };

        assertCaught(NO_STATES, contract);
    }

    @Test
    void contract_stopNotOfferedButTaken_isCaught() {
        assertCaught(NO_STOP, lacking(Capability.STOP));
    }

    @Test
    void contract_historyNotOfferedButTold_isCaught() {
        assertCaught(NO_HISTORY, lacking(Capability.HISTORY));
    }

    @Test
    void contract_twoJobsThatCannotBeFound_areCaught() {
        assertCaught(StartDefect.LOSES_THE_KEY.caughtBy(), lacking(Capability.FIND));
    }

    @Test
    void defects_together_makeEachTestOfTheContractFail() {
        var caught =
                Stream.concat(
                        defects().map(Defect::caughtBy), Stream.of(NO_STATES, NO_STOP, NO_HISTORY));

        assertThat(caught.collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        tests().map(Method::getName).collect(Collectors.toSet()));
    }

    private static JobAdapterContract contractOf(Defect defect) {
        return new SoundJobAdapterContractTest() {
            @Override
            public JobAdapter adapter() {
                return defect.adapter(jobs);
            }

            @Override
            public Duration patience() {
                return SHORT;
            }
        };
    }

    private static JobAdapterContract lacking(Capability capability) {
        return new SoundJobAdapterContractTest() {
            @Override
            public Map<Capability, String> lacking() {
                return Map.of(capability, "not true");
            }
        };
    }

    private static Stream<Method> tests() {
        return Arrays.stream(JobAdapterContract.class.getMethods())
                .filter(
                        method ->
                                method.isAnnotationPresent(Test.class)
                                        || method.isAnnotationPresent(TestFactory.class));
    }

    private static void assertCaught(String test, JobAdapterContract contract) {
        var thrown = catchThrowable(() -> run(test, contract));

        assertThat(thrown).as("what %s throws", test).isNotNull();
        assertThat(thrown.getClass().getSimpleName()).isNotEqualTo("TestAbortedException");
    }

    private static void run(String name, JobAdapterContract contract) throws Throwable {
        var test = tests().filter(method -> method.getName().equals(name)).findAny().orElseThrow();
        try {
            if (test.invoke(contract) instanceof Stream<?> parts) {
                for (var part : parts.map(DynamicTest.class::cast).toList()) {
                    part.getExecutable().execute();
                }
            }
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
