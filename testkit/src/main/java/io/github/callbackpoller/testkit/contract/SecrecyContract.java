package io.github.callbackpoller.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.callbackpoller.job.JobRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Arguments may hold passwords: what people read must not show them. */
interface SecrecyContract extends PlayedService {

    /** Handles, statuses and the adapter itself end up in messages, logs and reasons. */
    @Test
    default void texts_ofAdapterHandleAndStatus_holdNoSecretArgument() {
        var bench = Bench.of(this);
        List<String> shown = new ArrayList<>();
        for (var state : states()) {
            var handle = bench.job(bench.course(state));
            shown.add(handle.toString());
            shown.add(bench.adapter().check(handle).toString());
        }
        shown.add(bench.adapter().toString());

        assertThat(shown).noneMatch(this::isTelltale);
    }

    /** A start that fails is explained to people, cause and all. */
    @Test
    default void exception_ofAThrottledStart_holdsNoSecretArgument() {
        var bench = Bench.of(this).needs(Capability.THROTTLE);
        var request = bench.request(bench.course(Seen.RUNNING));

        throttle();

        assertThat(traceOf(bench, request)).doesNotContain(secretArguments().values());
    }

    /** The words for a start that is hopeless are others than those for throttling. */
    @Test
    default void exception_ofAHopelessStart_holdsNoSecretArgument() {
        var bench = Bench.of(this);

        var trace = traceOf(bench, bench.requestOfNoJob());

        assertThat(trace).doesNotContain(secretArguments().values());
    }

    /** Nor may the adapter print by itself, be it to its log. */
    @Test
    @ResourceLock(Resources.SYSTEM_OUT)
    @ResourceLock(Resources.SYSTEM_ERR)
    default void output_ofAWholeLife_holdsNoSecretArgument() {
        var bench = Bench.of(this);
        var course = bench.course(Seen.SUCCEEDED);
        var request = bench.request(course);

        var printed =
                printed(
                        () -> {
                            var handle = bench.adapter().start(request);
                            bring(handle, course);
                            bench.adapter().check(handle);
                            bench.adapter().search(Bench.lookup(request));
                        });

        assertThat(printed).doesNotContain(secretArguments().values());
    }

    private boolean isTelltale(String text) {
        return secretArguments().values().stream().anyMatch(text::contains);
    }

    private static String traceOf(Bench bench, JobRequest request) {
        var thrown = catchThrowable(() -> bench.adapter().start(request));
        assertThat(thrown).isNotNull();
        var trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static String printed(Runnable life) {
        var out = System.out;
        var err = System.err;
        var printed = new ByteArrayOutputStream();
        var stream = new PrintStream(printed, true, UTF_8);
        System.setOut(stream);
        System.setErr(stream);
        try {
            life.run();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        return printed.toString(UTF_8);
    }
}
