package io.github.callbackpoller.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What Jazzer calls with templates, by the name that it looks for. */
public final class TemplatesTarget {
    private TemplatesTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        TemplatePromise.kept(new String(input, UTF_8));
    }
}
