package io.github.callbackpoller.benchmarks.coldstart;

import java.util.ArrayList;
import java.util.List;

/** How the JVM is started. */
enum Mode {
    /** As it comes. */
    DEFAULT("default", false, false),
    /** Only the quick compiler, as Lambda's documentation recommends. */
    TIERED_1("tiered-1", true, false),
    /** With an archive of the classes that were loaded in a run before. */
    ARCHIVE("archive", false, true),
    /** Both. */
    TIERED_1_ARCHIVE("tiered-1 + archive", true, true);

    private final String label;
    private final boolean quick;
    private final boolean archived;

    Mode(String label, boolean quick, boolean archived) {
        this.label = label;
        this.quick = quick;
        this.archived = archived;
    }

    String label() {
        return label;
    }

    boolean isArchived() {
        return archived;
    }

    /** The options, without those of the archive. */
    List<String> options() {
        var options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xmx400m"));
        if (quick) {
            options.add("-XX:TieredStopAtLevel=1");
        }
        return options;
    }
}
