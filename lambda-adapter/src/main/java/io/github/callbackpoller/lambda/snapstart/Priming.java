package io.github.callbackpoller.lambda.snapstart;

import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Before a SnapStart snapshot is taken, does once what a first invocation would do for the first
 * time, so that it is in the snapshot. Needs neither network nor credentials; nothing random is
 * made. Without SnapStart it never runs ("Runtime hooks" of SnapStart in the AWS Lambda developer
 * guide).
 */
public final class Priming implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

    private final Runnable warmUp;
    private final Runnable restored;

    /**
     * Kept by who uses it: the context holds it weakly.
     *
     * @param warmUp what to do once
     * @param restored what to do in each environment that starts from the snapshot; Lambda gives it
     *     ten seconds
     */
    public Priming(Runnable warmUp, Runnable restored) {
        this.warmUp = warmUp;
        this.restored = restored;
    }

    /** Asks to be told of a snapshot. */
    public Priming registered() {
        Core.getGlobalContext().register(this);
        return this;
    }

    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        try {
            warmUp.run();
        } catch (RuntimeException e) {
            LOG.warn("The snapshot is taken without warming up", e);
        }
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        // Connections are made anew by the HTTP client, credentials by the SDK.
        try {
            restored.run();
        } catch (RuntimeException e) {
            LOG.warn("The function starts without what it should do after a snapshot", e);
        }
    }
}
