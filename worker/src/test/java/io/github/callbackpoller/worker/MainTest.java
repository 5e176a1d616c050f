package io.github.callbackpoller.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void execute_noCommand_tellsHelpOnErrAndExitsWithUsage() {
        var run = CommandRun.of();

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("Usage: poller").contains("worker", "check-jobs");
    }

    @Test
    void execute_help_tellsCommandsOnOut() {
        var run = CommandRun.of("--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("worker", "check-jobs", "Exit codes");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void execute_version_namesProduct() {
        var run = CommandRun.of("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("callback-poller ");
    }

    @Test
    void execute_misspeltCommand_suggestsTheNearestAndExitsWithUsage() {
        var run = CommandRun.of("wrker");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("there is no command 'wrker', did you mean 'worker'?", "check-jobs")
                .contains("'poller --help' tells what is allowed")
                .doesNotContain("Exception");
    }

    @Test
    void execute_misspeltOption_suggestsTheNearestAndExitsWithUsage() {
        var run = CommandRun.of("worker", "--check-cst", "5s");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("there is no option '--check-cst', did you mean '--check-cost'?");
    }

    @Test
    void execute_oneArgumentTooMany_exitsWithUsage() {
        var run = CommandRun.of("check-jobs", "a.json", "b.json");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'b.json' is one argument too many");
    }

    @Test
    void execute_argumentMissing_exitsWithUsage() {
        var run = CommandRun.of("check-jobs");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("poller check-jobs: ", "FILE");
    }

    @Test
    void commands_foundByServiceLoader_areThoseOfTheModule() {
        var commands =
                ServiceLoader.load(PollerCommand.class).stream()
                        .map(ServiceLoader.Provider::type)
                        .toList();

        assertThat(commands).contains(WorkerCommand.class, CheckJobsCommand.class);
    }
}
