package io.github.callbackpoller.testkit.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sagemaker.model.StepStatus;

/** A callback step of a simulated pipeline, alone in its execution. */
final class SimulatedStep {
    final int index;
    final long began;
    final long visibleFrom;
    final Set<String> counted = new HashSet<>();
    final Map<String, Set<String>> requestTokens = new HashMap<>();
    StepStatus status = StepStatus.EXECUTING;
    Optional<String> answer = Optional.empty();
    long stopAsked = Agenda.NEVER;
    long ended = Agenda.NEVER;
    long spent = Agenda.NEVER;
    int deadLetters;

    SimulatedStep(int index, long began, long visibleFrom) {
        this.index = index;
        this.began = began;
        this.visibleFrom = visibleFrom;
    }

    boolean isWaiting() {
        return status == StepStatus.EXECUTING || status == StepStatus.STOPPING;
    }

    boolean wasStopped() {
        return stopAsked != Agenda.NEVER;
    }

    /** Whether its answer says that its job may go on. */
    boolean wasToldOfALiveJob() {
        return answer.filter(text -> text.contains("still run") || text.contains("left"))
                .isPresent();
    }
}
