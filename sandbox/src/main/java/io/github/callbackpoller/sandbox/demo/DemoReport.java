package io.github.callbackpoller.sandbox.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStatus;
import software.amazon.awssdk.services.sagemaker.model.PipelineExecutionStep;

/** Shows what came of an execution, and judges whether that is what should have come. */
final class DemoReport {
    private static final int HEAD_LINES = 6;

    private final Scenario scenario;
    private final DemoPipeline pipeline;
    private final DemoFolder folder;
    private final Timeline timeline;
    private final PrintStream out;

    DemoReport(
            Scenario scenario,
            DemoPipeline pipeline,
            DemoFolder folder,
            Timeline timeline,
            PrintStream out) {
        this.scenario = scenario;
        this.pipeline = pipeline;
        this.folder = folder;
        this.timeline = timeline;
        this.out = out;
    }

    /** Prints the report and says whether all went as it should. */
    boolean show(String execution) throws IOException {
        var status = pipeline.status(execution);
        var step = pipeline.step(execution);
        var run = pipeline.run().orElseThrow(() -> new DemoException("no job was started"));
        out.println();
        line("execution", status + " (" + execution + ")");
        line("step", step.stepName() + " " + step.stepStatus());
        if (step.failureReason() != null) {
            line("reason", step.failureReason());
        }
        step.metadata()
                .callback()
                .outputParameters()
                .forEach(output -> line("output", output.name() + " = " + output.value()));
        line("job", run.jobRunState() + ", runs of the job: " + pipeline.runs());
        line("checks made", Long.toString(timeline.count("STILL_RUNNING") + 1));
        line("seen after", seconds(Duration.between(run.completedOn(), step.endTime())));
        boolean good =
                switch (scenario) {
                    case SUCCESS, CRASH -> status == PipelineExecutionStatus.SUCCEEDED && counts();
                    case FAIL -> failed(status, step);
                    case STOP -> stopped(status, run);
                };
        boolean once = pipeline.runs() == 1 && timeline.count("ANSWERED") == 1;
        out.println();
        out.println(good && once ? "Good: " + scenario.story() + "." : "NOT as it should be.");
        return good && once;
    }

    private boolean counts() throws IOException {
        out.println();
        out.println("First lines of " + folder.produced());
        try (var lines = Files.lines(folder.produced(), UTF_8)) {
            lines.limit(HEAD_LINES).forEach(line -> out.println("  " + line));
        }
        out.println();
        var verdict = IndependentSum.compare(folder.trips(), folder.produced());
        line(
                "counts",
                verdict.agrees()
                        ? "equal to an independent sum: "
                                + verdict.windows()
                                + " windows, "
                                + verdict.passengers()
                                + " passengers"
                        : "NOT equal to an independent sum: "
                                + verdict.firstDifference().orElse(""));
        return verdict.agrees();
    }

    private static boolean failed(PipelineExecutionStatus status, PipelineExecutionStep step) {
        return status == PipelineExecutionStatus.FAILED
                && step.failureReason().contains(DemoRun.FAILURE);
    }

    private static boolean stopped(PipelineExecutionStatus status, JobRun run) {
        return status == PipelineExecutionStatus.STOPPED
                && run.jobRunState() == JobRunState.STOPPED;
    }

    private void line(String what, String value) {
        out.printf(Locale.ROOT, "%-12s %s%n", what, value);
    }

    private static String seconds(Duration duration) {
        return String.format(
                Locale.ROOT, "%.1f s after the job's end", duration.toMillis() / 1000.0);
    }
}
