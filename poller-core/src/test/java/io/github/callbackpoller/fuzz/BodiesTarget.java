package io.github.callbackpoller.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What Jazzer calls with message bodies, by the name that it looks for. */
public final class BodiesTarget {
    private BodiesTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        BodyPromise.kept(new String(input, UTF_8));
    }
}
