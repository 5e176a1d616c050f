package io.github.callbackpoller.benchmarks.coldstart;

import java.nio.file.Path;

/**
 * A way to start a function.
 *
 * @param function what is started
 * @param jdk by which JDK
 * @param mode how
 */
record Variant(Function function, Jdk jdk, Mode mode) {

    /** Where its archive lies, in a folder for archives. */
    Path archive(Path folder) {
        return folder.resolve(function.name() + "-" + jdk.feature() + "-" + mode + ".archive");
    }

    @Override
    public String toString() {
        return function.name() + ", " + jdk + ", " + mode.label();
    }
}
