package io.github.callbackpoller.decision;

import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;

/** Names the kind of a decision in a few words. */
final class Kinds implements Decision.Cases<String> {

    static String of(Decision decision) {
        return decision.match(new Kinds());
    }

    static JobOutcome outcome(PollerMessage message) {
        return ((Phase.Answer) message.phase()).outcome();
    }

    static String reason(Decision decision) {
        return ((JobOutcome.Failed) outcome(((Decision.Answer) decision).message())).reason();
    }

    @Override
    public String requeue(Decision.Requeue requeue) {
        return requeue.happening() + " > " + phase(requeue.next());
    }

    @Override
    public String startJob(Decision.StartJob startJob) {
        return "start the job";
    }

    @Override
    public String answer(Decision.Answer answer) {
        return outcome(answer.message())
                .match(succeeded -> "answer success", failed -> "answer failure");
    }

    @Override
    public String discard(Decision.Discard discard) {
        return "discard " + discard.happening();
    }

    @Override
    public String bury(Decision.Bury bury) {
        return "bury";
    }

    @Override
    public String resend(Decision.Resend resend) {
        return "resend " + resend.happening();
    }

    @Override
    public String handBack(Decision.HandBack handBack) {
        return "hand back";
    }

    private static String phase(PollerMessage next) {
        return next.phase()
                .match(
                        start -> start.label(),
                        watch -> watch.label(),
                        stop -> stop.label() + " " + stop.cause(),
                        answer ->
                                answer.label()
                                        + answer.outcome()
                                                .match(succeeded -> " success", f -> " failure"));
    }
}
