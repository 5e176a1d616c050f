package io.github.callbackpoller.definition;

import java.time.Duration;
import java.util.Optional;

/** Reads from a job definition how the job wants to be checked. */
record CheckSection(Section section) {

    CheckPolicy read() {
        var nudged =
                Optional.of(CheckPolicy.COST_BESIDE_NUDGES)
                        .filter(cost -> section.isTrue("nudges"));
        var checkCost =
                section.optionalDuration(
                                "checkCost", CheckPolicy.LOWEST_COST, CheckPolicy.HIGHEST_COST)
                        .or(() -> nudged);
        var firstCheck = section.optionalDuration("firstCheck", Duration.ZERO, CheckPolicy.LONGEST);
        var shortest =
                section.optionalDuration("shortestWait", CheckPolicy.SHORTEST, CheckPolicy.LONGEST);
        var longest =
                section.optionalDuration("longestWait", CheckPolicy.SHORTEST, CheckPolicy.LONGEST);
        try {
            return new CheckPolicy(checkCost, firstCheck, shortest, longest);
        } catch (IllegalArgumentException e) {
            section.problem("shortestWait", String.valueOf(e.getMessage()));
            return CheckPolicy.NONE;
        }
    }
}
