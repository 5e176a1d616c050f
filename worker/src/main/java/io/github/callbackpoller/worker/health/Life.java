package io.github.callbackpoller.worker.health;

import java.util.Optional;
import java.util.function.Supplier;

/** How far a worker has come in its life. Thread-safe. */
public final class Life {

    /** Where it stands. */
    public enum Stage {
        /** It does not receive yet. */
        STARTING,
        /** It receives. */
        RECEIVING,
        /** It was told to stop. */
        STOPPING
    }

    private volatile Stage stage = Stage.STARTING;
    private volatile Supplier<Optional<Throwable>> failure = Optional::empty;

    /** Begins with {@link Stage#STARTING}. */
    public Life() {}

    /**
     * It receives now.
     *
     * @param brokenBy tells what broke it, if something did
     */
    public void receives(Supplier<Optional<Throwable>> brokenBy) {
        failure = brokenBy;
        stage = Stage.RECEIVING;
    }

    /** It was told to stop. */
    public void stops() {
        stage = Stage.STOPPING;
    }

    /** Where it stands. */
    public Stage stage() {
        return stage;
    }

    Optional<Throwable> failure() {
        return failure.get();
    }
}
