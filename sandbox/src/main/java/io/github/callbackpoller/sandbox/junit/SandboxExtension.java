package io.github.callbackpoller.sandbox.junit;

import io.github.callbackpoller.sandbox.Sandbox;
import io.github.callbackpoller.sandbox.SandboxOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a JUnit test a sandbox: by {@code @ExtendWith(SandboxExtension.class)} or as a static field
 * with {@code @RegisterExtension} one for all tests of a class, as an instance field one for each
 * test. Tests and constructors take it as a parameter of type {@link Sandbox}. Before each test its
 * faults, lags, switches, counts and clock are as at the start; jobs, pipelines and queues stay, so
 * tests that share a sandbox give theirs names of their own, and don't run at the same time if they
 * steer it.
 */
public final class SandboxExtension
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterEachCallback,
                AfterAllCallback,
                ParameterResolver {

    private @Nullable Sandbox sandbox;
    private @Nullable String owner;

    /** Its sandbox starts before the first test that it is for. */
    public SandboxExtension() {}

    /**
     * The sandbox, for use in tests.
     *
     * @throws IllegalStateException outside of the tests that it is for
     */
    public synchronized Sandbox sandbox() {
        if (sandbox == null) {
            throw new IllegalStateException("The sandbox runs only during tests");
        }
        return sandbox;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        start(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        start(context);
        sandbox().reset();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        stop(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        stop(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Sandbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return sandbox();
    }

    /** Nested classes and single tests find it running, and leave it so. */
    private synchronized void start(ExtensionContext context) {
        if (sandbox == null) {
            sandbox = Sandbox.start(SandboxOptions.defaults());
            owner = context.getUniqueId();
        }
    }

    private synchronized void stop(ExtensionContext context) {
        if (sandbox != null && context.getUniqueId().equals(owner)) {
            sandbox.close();
            sandbox = null;
        }
    }
}
