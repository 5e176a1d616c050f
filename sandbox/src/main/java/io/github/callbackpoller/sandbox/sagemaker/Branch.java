package io.github.callbackpoller.sandbox.sagemaker;

/**
 * One of the two branches of a condition step.
 *
 * @param condition the step's name
 * @param outcome the outcome by which the branch is taken
 */
record Branch(String condition, boolean outcome) {}
