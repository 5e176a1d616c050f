package io.github.callbackpoller.sandbox.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class DemoSecrecyIT {

    @Test
    void demo_allThatIsShownWrittenOrPassedOn_holdsNoToken() throws Exception {
        assertNoToken(HostKind.WORKER);
    }

    @Test
    @Tag("processes")
    void demoOfFunctions_allThatIsShownWrittenOrPassedOn_holdsNoToken() throws Exception {
        assertNoToken(HostKind.FUNCTIONS);
    }

    private static void assertNoToken(HostKind kind) throws Exception {
        var output = new ByteArrayOutputStream();
        var stream = new PrintStream(output, true, UTF_8);
        try (var tidyUp = TidyUp.begin()) {
            var folder = DemoFolder.create();
            tidyUp.later(folder::delete);
            Files.createDirectories(folder.trips());
            Files.writeString(
                    folder.trips().resolve("trips.csv"),
                    "pickup_datetime,passenger_count\n2019-01-01 00:10:00,2\n");
            var world = DemoWorld.open(folder, tidyUp);
            var timeline = new Timeline(stream, stream, InstantSource.system());
            var run = new DemoRun(Scenario.SUCCESS, kind, world, timeline);

            var execution = run.start(folder.trips().toUri());
            run.finish(execution);
            var facts = world.facts(execution);
            new DemoReport(stream).facts(facts, timeline.looks());

            var token = facts.step().orElseThrow().metadata().callback().callbackToken();
            assertThat(token).isNotBlank();
            assertThat(output.toString(UTF_8))
                    .contains("execution Succeeded")
                    .doesNotContain(token);
            assertThat(facts.runs().toString()).contains("--callback-key").doesNotContain(token);
            assertThat(textOf(folder.root())).contains("taxi-prep").doesNotContain(token);
        }
    }

    private static String textOf(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            var text = new StringBuilder();
            files.filter(Files::isRegularFile).forEach(file -> text.append(read(file)));
            return text.toString();
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
