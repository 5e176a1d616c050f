package io.github.callbackpoller.engine;

import io.github.callbackpoller.decision.AnswerResult;
import io.github.callbackpoller.decision.Decision;
import io.github.callbackpoller.decision.StepRules;
import io.github.callbackpoller.decision.StepView;
import io.github.callbackpoller.decision.StepView.State;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.message.Phase;
import io.github.callbackpoller.message.PollerMessage;
import io.github.callbackpoller.port.Callbacks;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Carries out the effects that lead to further decisions: starting, stopping, answering. What is
 * left afterwards is to send, to acknowledge, or to leave.
 *
 * <p>A crash after a start: the message is received again, the run is found by its key. A crash
 * after an answer: the answer is sent again, the same bytes, and counts once.
 */
final class Act implements Decision.Cases<Decision> {
    private static final AnswerResult ANSWERED_BEFORE =
            new AnswerResult.Refused(
                    false,
                    "this host has seen before that the step has its answer",
                    new StepView(State.OVER, Optional.empty()));

    private final StepRules rules;
    private final Adapters adapters;
    private final Callbacks callbacks;
    private final InstantSource clock;
    private final RecentStarts recent = new RecentStarts();
    private final AnsweredSteps answered = new AnsweredSteps();

    Act(StepRules rules, Adapters adapters, Callbacks callbacks, InstantSource clock) {
        this.rules = rules;
        this.adapters = adapters;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    @Override
    public Decision startJob(Decision.StartJob start) {
        var key = start.request().key();
        var closed = start.gate().filter(gate -> !recent.admit(gate, key, clock.instant()));
        return closed.map(gate -> failed(start, Kind.BUSY, gate.closed()))
                .orElseGet(() -> begin(start))
                .match(this);
    }

    @Override
    public Decision answer(Decision.Answer answer) {
        var message = answer.message();
        if (!answer.explanation().isBlank()) {
            Log.LOG.info(
                    "The job of step {} failed. Its service says: {}",
                    message.step().key().shortForm(),
                    answer.explanation());
        }
        return rules.afterAnswer(message, tell(message), clock.instant());
    }

    @Override
    public Decision requeue(Decision.Requeue requeue) {
        if (requeue.stopFirst().isEmpty() || adapters.stop(requeue.stopFirst())) {
            return requeue;
        }
        var follows = rules.afterUnstoppable(requeue);
        return follows.equals(requeue) ? requeue : follows.match(this);
    }

    @Override
    public Decision discard(Decision.Discard discard) {
        return discard;
    }

    @Override
    public Decision bury(Decision.Bury bury) {
        return bury;
    }

    @Override
    public Decision resend(Decision.Resend resend) {
        return resend;
    }

    @Override
    public Decision handBack(Decision.HandBack handBack) {
        return handBack;
    }

    private Decision begin(Decision.StartJob start) {
        var type = rules.typeOf(start.message()).orElseThrow();
        return adapters.start(type, start.request())
                .match(
                        handle -> started(start, handle),
                        (kind, why) -> failed(start, kind, why),
                        () -> start);
    }

    private Decision started(Decision.StartJob start, JobHandle handle) {
        start.gate().ifPresent(gate -> recent.started(gate, start.request().key(), handle));
        return rules.afterStart(start, handle, clock.instant());
    }

    private Decision failed(Decision.StartJob start, Kind kind, String why) {
        start.gate().ifPresent(gate -> recent.failed(gate, start.request().key(), kind));
        return rules.afterFailedStart(start, kind, why, clock.instant());
    }

    private AnswerResult tell(PollerMessage message) {
        if (answered.know(message)) {
            return ANSWERED_BEFORE;
        }
        var result = tellAnew(message);
        if (isSettled(result)) {
            answered.remember(message);
        }
        return result;
    }

    private static boolean isSettled(AnswerResult result) {
        return result.match(
                () -> true, refused -> refused.view().state() == State.OVER, unconfirmed -> false);
    }

    private AnswerResult tellAnew(PollerMessage message) {
        var step = message.step();
        var outcome = ((Phase.Answer) message.phase()).outcome();
        var result = callbacks.answer(step, message.timing().firstSeen(), outcome);
        return result.match(
                () -> result,
                refused -> refused.seeing(callbacks.view(step)),
                unconfirmed -> result);
    }
}
