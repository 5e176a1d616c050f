package io.github.callbackpoller.sandbox.glue;

import io.github.callbackpoller.sandbox.behaviour.ClockSpeed;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;

/** Knows the kinds of work: one line per kind. */
final class Works {
    private final ScheduledExecutorService timer;
    private final Path logs;
    private final ClockSpeed timed;
    private final ClockSpeed processes;

    /**
     * @param logs where processes leave their output
     * @param timed the clock of timed jobs
     * @param processes the clock by which processes time out
     */
    Works(ScheduledExecutorService timer, Path logs, ClockSpeed timed, ClockSpeed processes) {
        this.timer = timer;
        this.logs = logs;
        this.timed = timed;
        this.processes = processes;
    }

    /** Refuses a job of a kind that is not played. */
    static void check(GlueJob job) {
        if (!TimedWork.plays(job) && !CommandLine.plays(job)) {
            throw GlueErrors.invalidInput(
                    "The sandbox plays pythonshell jobs with a file: script, and glueetl jobs with"
                            + " a file: location ending in .jar or with "
                            + TimedWork.LOCATION
                            + "; not "
                            + job.command()
                            + " with "
                            + job.script());
        }
    }

    /** By which clock the job's runs go. */
    ClockSpeed speedOf(GlueJob job) {
        return TimedWork.plays(job) ? timed : processes;
    }

    /** The work of one run; refuses arguments that make no sense for it. */
    Work of(GlueJob job, Map<String, String> runArguments) {
        var arguments = job.merged(runArguments);
        return TimedWork.plays(job)
                ? TimedWork.of(arguments, timer, timed)
                : new ProcessWork(CommandLine.of(job, arguments), timer, logs);
    }
}
