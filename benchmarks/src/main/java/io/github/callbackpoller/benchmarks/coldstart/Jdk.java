package io.github.callbackpoller.benchmarks.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * An installed JDK.
 *
 * @param home where it is
 * @param feature its version, such as 17
 */
record Jdk(Path home, int feature) {
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    /** The first with the AOT cache in one step (JEP 514). */
    private static final int FIRST_WITH_AOT_CACHE = 25;

    /** The first that warns of native libraries loaded without permission (JEP 472). */
    private static final int FIRST_WITH_NATIVE_WARNINGS = 24;

    /**
     * @throws IllegalArgumentException if there is no JDK
     */
    static Jdk at(Path home) {
        try {
            var release = VERSION.matcher(Files.readString(home.resolve("release")));
            if (release.find() && Files.isExecutable(home.resolve("bin/java"))) {
                return new Jdk(home, Integer.parseInt(release.group(1)));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("there is no JDK in " + home, e);
        }
        throw new IllegalArgumentException("there is no JDK in " + home);
    }

    /** The JDK that runs this. */
    static Jdk running() {
        return at(Path.of(System.getProperty("java.home")));
    }

    String java() {
        return home.resolve("bin/java").toString();
    }

    List<String> options() {
        return feature >= FIRST_WITH_NATIVE_WARNINGS
                ? List.of("--enable-native-access=ALL-UNNAMED")
                : List.of();
    }

    /** What makes a JVM write an archive when it ends. */
    String writing(Path archive) {
        return (hasAotCache() ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive;
    }

    /** What makes a JVM start from an archive. */
    String reading(Path archive) {
        return (hasAotCache() ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive;
    }

    String archiveName() {
        return hasAotCache() ? "AOT cache" : "class-data archive";
    }

    private boolean hasAotCache() {
        return feature >= FIRST_WITH_AOT_CACHE;
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }
}
