package io.github.callbackpoller.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureClassTest {
    private static final Path RULES = Path.of("src/main/java/io/github/callbackpoller/decision");
    private static final Pattern SENTENCE =
            Pattern.compile(
                    "\"((The job|The step|The deadline|The callback|No host|Stopped by)[^\"]*)");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FAILED: no space left (run jr_1) | JOB",
                "TIMEOUT | JOB",
                "Stopped by the pipeline; the job was stopped | STOPPED",
                "The job could not be started within 6h | NOT_STARTED",
                "The job could not be started before the step used up its messages | NOT_STARTED",
                "The job did not end within 40m; it was stopped | DEADLINE",
                "The deadline has passed; the job still runs | DEADLINE",
                "The step used up its messages; its job was stopped | MESSAGES_SPENT",
                "The job's status could not be read 20 times | UNREADABLE_STATUS",
                "The job succeeded, but output 'out' is too long | OUTPUTS",
                "The job was stopped (glue/jr_1) | STOPPED_BY_OTHERS",
                "No host understood the step's message (phase of a later host) in time | NO_HOST",
                "The callback message can't be used: no job 'x' | BAD_MESSAGE",
            })
    void of_reasonsOfAllKinds_areTold(String reason, FailureClass expected) {
        assertThat(FailureClass.of(reason)).isEqualTo(expected);
    }

    /** A new sentence needs a class, or it would count as the job's own failure. */
    @Test
    void of_everySentenceOfTheRules_isNotTheJobs() throws IOException {
        for (var rules : List.of("Start", "Watch", "Stop", "Answer", "Step", "Intake")) {
            var code = Files.readString(RULES.resolve(rules + "Rules.java"));
            assertThat(SENTENCE.matcher(code).results().map(found -> found.group(1)))
                    .as(rules)
                    .allMatch(sentence -> FailureClass.of(sentence) != FailureClass.JOB);
        }
        assertThat(Arrays.stream(FailureClass.values())).hasSize(10);
    }
}
