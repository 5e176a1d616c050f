package io.github.callbackpoller.lambda;

import io.github.callbackpoller.decision.AnswerResult;
import io.github.callbackpoller.decision.StepView;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.message.CallbackStep;
import io.github.callbackpoller.port.Callbacks;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Sets SageMaker's client up when it is first needed: most checks never do. Thread-safe. */
final class LateCallbacks implements Callbacks {
    private final Supplier<Callbacks> maker;
    private Optional<Callbacks> made = Optional.empty();

    LateCallbacks(Supplier<Callbacks> maker) {
        this.maker = maker;
    }

    @Override
    public AnswerResult answer(CallbackStep step, Instant firstSeen, JobOutcome outcome) {
        return callbacks().answer(step, firstSeen, outcome);
    }

    @Override
    public StepView view(CallbackStep step) {
        return callbacks().view(step);
    }

    private synchronized Callbacks callbacks() {
        if (made.isEmpty()) {
            made = Optional.of(maker.get());
        }
        return made.orElseThrow();
    }
}
