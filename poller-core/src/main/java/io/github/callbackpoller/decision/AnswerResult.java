package io.github.callbackpoller.decision;

import java.util.function.Function;
import java.util.function.Supplier;

/** What came of telling SageMaker an outcome. */
public sealed interface AnswerResult {

    /** Maps by the case. */
    <T> T match(
            Supplier<T> accepted,
            Function<Refused, T> refused,
            Function<Unconfirmed, T> unconfirmed);

    /** SageMaker took the answer. */
    record Accepted() implements AnswerResult {
        @Override
        public <T> T match(
                Supplier<T> accepted,
                Function<Refused, T> refused,
                Function<Unconfirmed, T> unconfirmed) {
            return accepted.get();
        }
    }

    /**
     * SageMaker refused the answer: the step may have one, or something is wrong with this one.
     *
     * @param invalid whether the request itself was found invalid
     * @param why what SageMaker says
     * @param view the step, read after the refusal
     */
    record Refused(boolean invalid, String why, StepView view) implements AnswerResult {

        /** The same with the step as it is now. */
        public Refused seeing(StepView now) {
            return new Refused(invalid, why, now);
        }

        @Override
        public <T> T match(
                Supplier<T> accepted,
                Function<Refused, T> refused,
                Function<Unconfirmed, T> unconfirmed) {
            return refused.apply(this);
        }
    }

    /**
     * The call failed: SageMaker may or may not have taken the answer.
     *
     * @param why for people
     */
    record Unconfirmed(String why) implements AnswerResult {
        @Override
        public <T> T match(
                Supplier<T> accepted,
                Function<Refused, T> refused,
                Function<Unconfirmed, T> unconfirmed) {
            return unconfirmed.apply(this);
        }
    }
}
