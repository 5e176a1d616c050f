package io.github.callbackpoller.sweep;

import io.github.callbackpoller.decision.Look;
import java.util.Map;
import java.util.Optional;

/**
 * All that a sweep knows of one waiting step.
 *
 * @param waiting the step
 * @param job its run; empty if there is none for sure
 * @param inputs what the step was given, made again from its pipeline
 */
record Sighting(
        WaitingStep waiting, Look<Optional<FoundJob>> job, Look<Map<String, String>> inputs) {}
