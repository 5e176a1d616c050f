package io.github.callbackpoller.decision;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What came of telling SageMaker an outcome. */
public sealed interface AnswerResult {

    /** Maps by the case. */
    <T> T match(
            Supplier<T> accepted,
            Function<Refused, T> refused,
            Function<Unconfirmed, T> unconfirmed);

    /** How long to leave SageMaker alone, if that is known. */
    default Optional<Duration> retryAfter() {
        return Optional.empty();
    }

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
     * @param retryAfter how long to leave SageMaker alone, if the call was held back for that
     */
    record Unconfirmed(String why, Optional<Duration> retryAfter) implements AnswerResult {

        /**
         * @param why for people
         */
        public Unconfirmed(String why) {
            this(why, Optional.empty());
        }

        @Override
        public <T> T match(
                Supplier<T> accepted,
                Function<Refused, T> refused,
                Function<Unconfirmed, T> unconfirmed) {
            return unconfirmed.apply(this);
        }
    }
}
