package io.github.callbackpoller.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckJobsCommandTest {

    @TempDir private Path folder;

    @Test
    void checkJobs_goodFile_printsOneLineForEachDefinition() throws IOException {
        var file =
                file(
                        """
                        {"jobs": {
                          "taxi-prep": {"type": "glue", "jobName": "glue-nyc-taxi",
                            "arguments": {"--in": "${input_location}"},
                            "outputs": {"out": "${output_location}", "minutes": "${job.minutes}"}},
                          "other": {"type": "glue", "jobName": "other", "deadline": "2h",
                            "onDeadline": "fail-and-leave", "onStop": "leave",
                            "checkCost": "30s", "longestWait": "5m"}},
                         "default": "taxi-prep"}
                        """);

        var run = CommandRun.of("check-jobs", file);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines())
                .containsExactly(
                        "other: glue {jobName=other}; inputs none; outputs none;"
                                + " startDeadline 6h, deadline 2h, onDeadline fail-and-leave,"
                                + " onStop leave, checkCost 30s, longestWait 5m",
                        "taxi-prep (default): glue {jobName=glue-nyc-taxi};"
                                + " inputs input_location, output_location;"
                                + " outputs minutes, out;"
                                + " startDeadline 6h, deadline the job's own time limit,"
                                + " onDeadline fail-and-stop, onStop stop");
    }

    @Test
    void checkJobs_badFile_tellsEveryProblemOnErrAndExitsWithFinding() throws IOException {
        var file =
                file("{\"jobs\": {\"a\": {\"type\": \"glu\", \"onStop\": \"x\"}}, \"defalt\": 1}");

        var run = CommandRun.of("check-jobs", file);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith(file + ": "))
                .anyMatch(line -> line.contains("jobs.a.type"))
                .anyMatch(line -> line.contains("jobs.a.onStop"))
                .anyMatch(line -> line.contains("defalt"));
    }

    @Test
    void checkJobs_noJson_exitsWithFinding() throws IOException {
        var run = CommandRun.of("check-jobs", file("jobs:"));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("not valid JSON").doesNotContain("Exception");
    }

    @Test
    void checkJobs_fileThatIsNotThere_exitsWithUsage() {
        var missing = folder.resolve("none.json").toString();

        var run = CommandRun.of("check-jobs", missing);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines())
                .containsExactly(
                        "poller check-jobs: file "
                                + missing
                                + " can't be read: there is no such file");
    }

    @Test
    void checkJobs_folder_exitsWithUsage() {
        var run = CommandRun.of("check-jobs", folder.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("it is a folder");
    }

    @Test
    void checkJobs_bytesThatAreNoText_exitsWithUsage() throws IOException {
        var file = Files.write(folder.resolve("jobs.json"), new byte[] {(byte) 0xff, (byte) 0xfe});

        var run = CommandRun.of("check-jobs", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("it is not UTF-8 text");
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("jobs.json"), text).toString();
    }
}
