package io.github.callbackpoller.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.callbackpoller.definition.JobDefinitionsReader;
import io.github.callbackpoller.glue.GlueJobAdapter;
import java.util.List;

/** What Jazzer calls with job definitions, by the name that it looks for. */
public final class DefinitionsTarget {
    private static final JobDefinitionsReader READER =
            new JobDefinitionsReader(List.of(new GlueJobAdapter()));

    private DefinitionsTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        DefinitionsPromise.kept(READER, new String(input, UTF_8));
    }
}
