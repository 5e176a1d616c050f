package io.github.callbackpoller.message;

import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.job.RunHistory;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How far a step has come, with what is known there. */
public sealed interface Phase {

    /** Maps the phase by its case. */
    <T> T match(
            Function<Start, T> start,
            Function<Watch, T> watch,
            Function<Stop, T> stop,
            Function<Answer, T> answer);

    /** The phase's name in messages and logs. */
    default String label() {
        return match(start -> "START", watch -> "WATCH", stop -> "STOP", answer -> "ANSWER");
    }

    /**
     * The job could not be started yet.
     *
     * @param definition the job definition that was chosen
     * @param arguments the step's inputs
     */
    record Start(String definition, Map<String, String> arguments) implements Phase {

        /** Copies the arguments and keeps their order. */
        public Start {
            arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        }

        @Override
        public <T> T match(
                Function<Start, T> start,
                Function<Watch, T> watch,
                Function<Stop, T> stop,
                Function<Answer, T> answer) {
            return start.apply(this);
        }
    }

    /**
     * The job runs.
     *
     * @param job what runs
     * @param handle the run that stands for the step
     * @param startedAt when the first run began: the deadline counts from here
     * @param settled whether a look-up late enough has shown that there is no other run
     * @param seenWaiting when the step was last seen to wait for its answer; {@link Instant#EPOCH}
     *     if never
     * @param history how long earlier runs took
     */
    record Watch(
            Job job,
            JobHandle handle,
            Instant startedAt,
            boolean settled,
            Instant seenWaiting,
            RunHistory history)
            implements Phase {
        @Override
        public <T> T match(
                Function<Start, T> start,
                Function<Watch, T> watch,
                Function<Stop, T> stop,
                Function<Answer, T> answer) {
            return watch.apply(this);
        }
    }

    /**
     * The job has been told to stop, or is looked for in order to be told.
     *
     * @param job what is to stop
     * @param handle the run that is known without a look-up, if there is one
     * @param since when stopping began
     * @param cause why it stops, which decides what is answered
     */
    record Stop(Job job, Optional<JobHandle> handle, Instant since, StopCause cause)
            implements Phase {

        @Override
        public <T> T match(
                Function<Start, T> start,
                Function<Watch, T> watch,
                Function<Stop, T> stop,
                Function<Answer, T> answer) {
            return stop.apply(this);
        }
    }

    /**
     * The outcome is known, the callback is not confirmed yet.
     *
     * @param outcome what the pipeline is told; fixed when first decided
     */
    record Answer(JobOutcome outcome) implements Phase {
        @Override
        public <T> T match(
                Function<Start, T> start,
                Function<Watch, T> watch,
                Function<Stop, T> stop,
                Function<Answer, T> answer) {
            return answer.apply(this);
        }
    }
}
