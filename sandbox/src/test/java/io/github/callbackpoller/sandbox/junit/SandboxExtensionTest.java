package io.github.callbackpoller.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.sandbox.wire.Fault;
import io.github.callbackpoller.sandbox.wire.FaultKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SandboxExtensionTest {
    @RegisterExtension static final SandboxExtension SHARED = new SandboxExtension();
    private static Sandbox first;

    @RegisterExtension final SandboxExtension own = new SandboxExtension();

    @BeforeAll
    static void remember() {
        first = SHARED.sandbox();
    }

    @AfterAll
    static void assertStillOpen() {
        assertThat(SHARED.sandbox()).isSameAs(first);
    }

    @RepeatedTest(2)
    void sharedSandbox_isTheSameForAllTestsAndSteeredByNone() {
        assertThat(SHARED.sandbox()).isSameAs(first);
        assertThat(SHARED.sandbox().faults().all()).isEmpty();

        SHARED.sandbox().faults().inject(Fault.of("GetJob", FaultKind.THROTTLE));
    }

    @Test
    void ownSandbox_isAnother() {
        assertThat(own.sandbox().awsEndpoint()).isNotEqualTo(first.awsEndpoint());
    }

    @Test
    void sandbox_outsideOfTests_isNotThere() {
        assertThatThrownBy(() -> new SandboxExtension().sandbox())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("during tests");
    }

    @Nested
    class Inside {
        @Test
        void nestedTest_hasTheSandboxOfTheOuterClass() {
            assertThat(SHARED.sandbox()).isSameAs(first);
        }
    }
}
