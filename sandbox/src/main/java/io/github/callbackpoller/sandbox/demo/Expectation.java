package io.github.callbackpoller.sandbox.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;

/**
 * Something that must be so at the end of the demo.
 *
 * @param claim in words
 * @param met whether it is so
 */
record Expectation(String claim, boolean met) {
    private static final Duration SOON = Duration.ofSeconds(15);

    /** What must be so, by what AWS says. */
    static List<Expectation> of(Scenario scenario, DemoFacts facts) {
        var end =
                switch (scenario) {
                    case SUCCESS, CRASH, NUDGE -> ended(facts, PipelineExecutionStatus.SUCCEEDED);
                    case FAIL -> ended(facts, PipelineExecutionStatus.FAILED);
                    case STOP -> ended(facts, PipelineExecutionStatus.STOPPED);
                };
        var detail =
                switch (scenario) {
                    case SUCCESS, CRASH, NUDGE -> ran(facts, JobRunState.SUCCEEDED);
                    case FAIL ->
                            new Expectation(
                                    "the step's reason has the job's own error",
                                    facts.ranOnce(JobRunState.FAILED)
                                            && facts.reason().contains(DemoRun.FAILURE));
                    case STOP -> ran(facts, JobRunState.STOPPED);
                };
        var expectations =
                new ArrayList<>(
                        List.of(
                                end,
                                detail,
                                new Expectation(
                                        "the job ran exactly once", facts.runs().size() == 1),
                                new Expectation(
                                        "the step was answered exactly once",
                                        facts.answers() == 1)));
        if (scenario == Scenario.NUDGE) {
            expectations.add(
                    new Expectation(
                            "the end was noticed within "
                                    + SOON.toSeconds()
                                    + " s, though checks were five minutes apart",
                            facts.detection().filter(it -> it.compareTo(SOON) < 0).isPresent()));
        }
        return expectations;
    }

    /** That the job counted right, by a sum that shares no code with it. */
    static Expectation ofCounts(Path trips, Path produced) throws IOException {
        var verdict = IndependentSum.compare(trips, produced);
        return new Expectation(
                String.format(
                        Locale.ROOT,
                        "the counts equal an independent sum: %,d passengers in %,d half hours%s",
                        verdict.passengers(),
                        verdict.windows(),
                        verdict.firstDifference().map(text -> "; but " + text).orElse("")),
                verdict.agrees());
    }

    private static Expectation ended(DemoFacts facts, PipelineExecutionStatus wanted) {
        return new Expectation("the execution is " + wanted, facts.execution() == wanted);
    }

    private static Expectation ran(DemoFacts facts, JobRunState wanted) {
        return new Expectation("the Glue run is " + wanted, facts.ranOnce(wanted));
    }
}
