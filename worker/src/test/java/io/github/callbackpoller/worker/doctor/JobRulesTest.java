package io.github.callbackpoller.worker.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.definition.JobDefinitionsReader;
import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.worker.doctor.Finding.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobRulesTest {
    private static final JobFacts GOOD =
            new JobFacts(0, Optional.of(Duration.ofHours(2)), 3, Set.of());

    @Test
    void check_allIsWell_findsNothing() {
        assertThat(JobRules.check(definition("\"deadline\": \"3h\", \"maxConcurrent\": 3"), GOOD))
                .isEmpty();
    }

    @Test
    void check_keyIsFixed_isAnError() {
        var job = new JobFacts(0, Optional.empty(), 3, Set.of("--callback-key"));

        assertThat(JobRules.check(definition(""), job))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                            assertThat(finding)
                                    .hasToString(
                                            "Glue job 'trips' fixes --callback-key or"
                                                    + " --callback-context: runs can't carry the"
                                                    + " key of their step, and are not found"
                                                    + " again. Remove it from the job's"
                                                    + " NonOverridableArguments.");
                        });
    }

    @Test
    void check_argumentOfTheDefinitionIsFixed_isAnError() {
        var job = new JobFacts(0, Optional.empty(), 3, Set.of("--in"));

        assertThat(JobRules.check(definition(""), job))
                .extracting(Finding::severity, Finding::what)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Severity.ERROR, "fixes --in"));
    }

    @Test
    void check_deadlineIsBeforeTheJobsTimeout_isAWarning() {
        var job = new JobFacts(1, Optional.of(Duration.ofHours(2)), 3, Set.of());

        assertThat(JobRules.check(definition("\"deadline\": \"3h\""), job))
                .filteredOn(finding -> finding.severity() == Severity.WARNING)
                .extracting(Finding::what)
                .containsExactly("may take 4h, retries included");
    }

    @Test
    void check_gateIsWiderThanTheJob_isAWarning() {
        assertThat(JobRules.check(definition("\"maxConcurrent\": 4"), GOOD))
                .extracting(Finding::severity)
                .containsExactly(Severity.WARNING);
    }

    @Test
    void check_oneRunAtATimeAndRetries_areNotes() {
        var job = new JobFacts(2, Optional.empty(), 1, Set.of());

        assertThat(JobRules.check(definition(""), job))
                .extracting(Finding::severity)
                .containsExactly(Severity.NOTE, Severity.NOTE);
    }

    private static JobDefinition definition(String policy) {
        var more = policy.isEmpty() ? "" : ", " + policy;
        return new JobDefinitionsReader(List.of(new GlueJobAdapter()))
                .read(
                        "test",
                        "{\"jobs\": {\"prep\": {\"type\": \"glue\", \"jobName\": \"trips\","
                                + " \"arguments\": {\"--in\": \"x\"}"
                                + more
                                + "}}}")
                .named("prep")
                .orElseThrow();
    }
}
