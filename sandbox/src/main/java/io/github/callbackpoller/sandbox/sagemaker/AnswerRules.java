package io.github.callbackpoller.sandbox.sagemaker;

import io.github.callbackpoller.sandbox.behaviour.Switch;
import io.github.callbackpoller.sandbox.behaviour.Switch.UndeclaredOutput;
import io.github.callbackpoller.sandbox.behaviour.Switches;
import io.github.callbackpoller.sandbox.wire.AwsError;

/**
 * Which answers a step takes.
 *
 * @param switches how AWS refuses the others
 */
record AnswerRules(Switches switches) {

    /** Throws the error by which the answer is refused, if it is. */
    void check(Answer answer, StepAttempt attempt) {
        if (!attempt.state().isWaiting()) {
            boolean alike = attempt.answer().filter(answer::isLike).isPresent();
            throw SageMakerErrors.refusal(
                    switches.get(alike ? Switch.SAME_ANSWER_AGAIN : Switch.OPPOSITE_ANSWER),
                    "Step " + attempt.definition().name() + " is already in a terminal status");
        }
        if (switches.get(Switch.UNDECLARED_OUTPUT) == UndeclaredOutput.REFUSED) {
            checkOutputs(answer, attempt);
        }
    }

    private static void checkOutputs(Answer answer, StepAttempt attempt) {
        var declared = attempt.definition().type().outputs();
        for (var name : answer.outputs().keySet()) {
            if (!declared.containsKey(name)) {
                throw AwsError.validation("The step does not declare an output '" + name + "'");
            }
        }
    }
}
