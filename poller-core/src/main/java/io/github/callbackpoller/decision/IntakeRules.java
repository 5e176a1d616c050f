package io.github.callbackpoller.decision;

import io.github.callbackpoller.definition.JobDefinition;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.definition.OutputLimits;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.message.CallbackMessage;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.message.Decoded;
import io.github.callbackpoller.message.Job;
import io.github.callbackpoller.message.MessageCodec;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.message.Rank;
import io.github.callbackpoller.message.StepKeys;
import io.github.callbackpoller.message.StopCause;
import io.github.callbackpoller.message.Tally;
import io.github.callbackpoller.message.Timing;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** From a body to a message in one of the phases, or to the reason why there is none. */
public final class IntakeRules {
    private final JobDefinitions definitions;
    private final Home home;
    private final StepKeys keys;

    /**
     * @param definitions the jobs that may be started
     * @param home whose messages this host answers
     * @param keys how steps get their keys
     */
    public IntakeRules(JobDefinitions definitions, Home home, StepKeys keys) {
        this.definitions = definitions;
        this.home = home;
        this.keys = keys;
    }

    /**
     * Takes a message in.
     *
     * @param decoded what the body is
     * @param sentAt when SQS got it
     * @param deadLetter whether it comes from a dead-letter queue
     * @param now the time
     */
    public Intake takeIn(Decoded decoded, Instant sentAt, boolean deadLetter, Instant now) {
        return decoded.match(
                callback -> callback(callback.message(), sentAt, deadLetter, now),
                own -> proceed(own.message(), deadLetter, now),
                foreign -> foreign(foreign, now),
                unreadable -> unreadable(unreadable, sentAt));
    }

    private Intake callback(
            CallbackMessage callback, Instant sentAt, boolean deadLetter, Instant now) {
        var foreigner = home.refuses(callback.execution());
        if (foreigner.isPresent()) {
            return new Intake.Settled(new Decision.Bury(foreigner.get()));
        }
        var step = keys.step(callback.token(), callback.execution());
        var message =
                callback.stopping()
                        ? stop(step, callback, sentAt, now)
                        : start(step, callback, sentAt);
        return proceed(message, deadLetter, now);
    }

    private PollerMessage start(CallbackStep step, CallbackMessage callback, Instant sentAt) {
        var problem = problemWith(callback);
        if (problem.isPresent()) {
            return failure(step, sentAt, problem.get());
        }
        var definition = chosen(callback.arguments()).orElseThrow();
        var start = new Phase.Start(definition.name(), callback.arguments());
        var message =
                new PollerMessage(
                        step,
                        Rank.FIRST,
                        new Timing(
                                sentAt,
                                sentAt,
                                false,
                                sentAt.plus(definition.policy().startDeadline())),
                        Tally.NONE,
                        start);
        var stopping =
                new Phase.Stop(
                        definition.jobFor(callback.arguments()),
                        Optional.empty(),
                        sentAt,
                        StopCause.PIPELINE);
        return fits(message) && fits(message.with(stopping))
                ? message
                : failure(step, sentAt, "the step's inputs don't fit into a message of 256 KiB");
    }

    /**
     * A message of the step must fit in every phase: the first has its inputs, later ones outputs.
     */
    private static boolean fits(PollerMessage message) {
        int size = MessageCodec.encode(message).length();
        return size <= MessageCodec.LARGEST - Limits.ROOM_TO_GROW;
    }

    private PollerMessage stop(
            CallbackStep step, CallbackMessage callback, Instant sentAt, Instant now) {
        var job =
                chosen(callback.arguments())
                        .filter(d -> d.missingIn(callback.arguments()).isEmpty());
        if (job.isEmpty()) {
            return failure(
                    step,
                    sentAt,
                    "Stopped by the pipeline; there is no definition to look for its job by");
        }
        return new PollerMessage(
                step,
                Rank.FIRST,
                new Timing(sentAt, now, false, now.plus(Limits.STOP_BOUND)),
                Tally.NONE,
                new Phase.Stop(
                        job.get().jobFor(callback.arguments()),
                        Optional.empty(),
                        now,
                        StopCause.PIPELINE));
    }

    private Optional<String> problemWith(CallbackMessage callback) {
        var name = definitions.chosenBy(callback.arguments());
        if (name.isEmpty()) {
            return Optional.of(
                    "the step has no input 'job' and there is no default job definition; defined: "
                            + definitions.byName().keySet());
        }
        var definition = definitions.named(name.get());
        if (definition.isEmpty()) {
            return Optional.of(
                    "there is no job definition '"
                            + name.get()
                            + "'; defined: "
                            + definitions.byName().keySet());
        }
        return definition
                .get()
                .missingIn(callback.arguments())
                .or(() -> brokenOutputs(definition.get().jobFor(callback.arguments())));
    }

    /** Outputs that hold a fact of the job are checked when the job has ended. */
    private static Optional<String> brokenOutputs(Job job) {
        return OutputLimits.brokenBy(job.outputs())
                .filter(broken -> job.outputs().values().stream().noneMatch(t -> t.contains("$")));
    }

    private Optional<JobDefinition> chosen(Map<String, String> arguments) {
        return definitions.chosenBy(arguments).flatMap(definitions::named);
    }

    private static Intake proceed(PollerMessage message, boolean deadLetter, Instant now) {
        return new Intake.Proceed(deadLetter ? message.inChain(now.toEpochMilli()) : message);
    }

    private static Intake foreign(Decoded.Foreign foreign, Instant now) {
        if (now.isBefore(foreign.deadline())) {
            return new Intake.Settled(
                    new Decision.Resend(
                            Waits.forNewerHost(foreign.due(), now),
                            Happening.LEFT_TO_NEWER_HOST,
                            foreign.what()));
        }
        return new Intake.Proceed(
                failure(
                        foreign.step(),
                        foreign.firstSeen(),
                        "No host understood the step's message (" + foreign.what() + ") in time"));
    }

    private Intake unreadable(Decoded.Unreadable unreadable, Instant sentAt) {
        return unreadable
                .token()
                .<Intake>map(
                        token ->
                                new Intake.Proceed(
                                        failure(
                                                keys.step(token, unreadable.execution()),
                                                sentAt,
                                                "The callback message can't be used: "
                                                        + unreadable.reason())))
                .orElseGet(() -> new Intake.Settled(new Decision.Bury(unreadable.reason())));
    }

    private static PollerMessage failure(CallbackStep step, Instant firstSeen, String reason) {
        return new PollerMessage(
                step,
                Rank.FIRST,
                new Timing(firstSeen, firstSeen, false, firstSeen.plus(Limits.ANSWER_BOUND)),
                Tally.NONE,
                new Phase.Answer(new JobOutcome.Failed(FailureReason.of(reason))));
    }
}
