package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;

/** What references stand for in one execution. */
interface Values {
    JsonNode parameter(String name);

    /**
     * @throws MissingValueException if the step was answered without it
     */
    JsonNode output(String step, String name);

    /** True or false, as a condition step found. */
    JsonNode outcome(String step);

    JsonNode fact(ExecutionFact fact);
}
