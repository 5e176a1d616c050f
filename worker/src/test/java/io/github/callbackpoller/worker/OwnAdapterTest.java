package io.github.callbackpoller.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.job.JobAdapter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapter of docs/writing-an-adapter.md, compiled as it stands there, beside the worker. */
class OwnAdapterTest {

    @TempDir private Path folder;

    @Test
    void checkJobs_adapterOnTheClassPath_knowsItsType() throws IOException {
        compile(shown("adapter", "java"));
        var services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(JobAdapter.class.getName()), shown("services", ""));
        var jobs = Files.writeString(folder.resolve("jobs.json"), shown("definition", "json"));

        var without = CommandRun.of("check-jobs", jobs.toString());
        var with = runBeside(folder, "check-jobs", jobs.toString());

        assertThat(without.exitCode()).isEqualTo(1);
        assertThat(without.err()).contains("jobs.report.type");
        assertThat(with.err()).isEmpty();
        assertThat(with.exitCode()).isZero();
        assertThat(with.out()).startsWith("report (default): http {url=");
    }

    private void compile(String code) throws IOException {
        var file = Files.writeString(folder.resolve("HttpJobAdapter.java"), code);
        var errors = new ByteArrayOutputStream();

        int exitCode =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, errors, "-d", folder.toString(), file.toString());

        assertThat(exitCode).as(errors.toString(UTF_8)).isZero();
    }

    private static CommandRun runBeside(Path classes, String... args) throws IOException {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            return CommandRun.of(args);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static String shown(String marker, String language) throws IOException {
        var docs = Files.readString(Path.of("../docs/writing-an-adapter.md"), UTF_8);
        var begin = "<!-- " + marker + ": begin -->\n```" + language + "\n";
        assertThat(docs).contains(begin);
        int from = docs.indexOf(begin) + begin.length();
        return docs.substring(from, docs.indexOf("```\n", from));
    }
}
