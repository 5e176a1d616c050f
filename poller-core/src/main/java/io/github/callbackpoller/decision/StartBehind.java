package io.github.callbackpoller.decision;

import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobSearch;
import io.github.callbackpoller.job.JobStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A START behind a later message, which goes on for the step. It is needed only if it has begun a
 * run that the later does not know of: its host was held up, or died before it could send what
 * follows.
 */
final class StartBehind {
    private StartBehind() {}

    /** What to do with it; empty if it is decided as if it were alone. */
    static Optional<Decision> decide(Situation situation, Later later) {
        return situation
                .seen()
                .search()
                .match(
                        found -> among(situation, othersThan(later, found)),
                        (kind, why) -> Optional.of(lookAgain(situation, why)),
                        () -> Optional.of(lookAgain(situation, "nobody looked")));
    }

    private static Optional<Decision> among(Situation situation, Map<JobHandle, JobStatus> others) {
        return Standing.among(others)
                .map(
                        run ->
                                run.live().findAny().isPresent()
                                        ? Optional.<Decision>empty()
                                        : Optional.of(
                                                run.mayRunAgain(situation.now())
                                                        ? lookAgain(
                                                                situation, "a retry is expected")
                                                        : Follow.SUPERSEDED))
                .orElse(Optional.of(Follow.SUPERSEDED));
    }

    private static Map<JobHandle, JobStatus> othersThan(Later later, JobSearch found) {
        var others = new LinkedHashMap<>(found.jobs());
        later.run().ifPresent(others::remove);
        return others;
    }

    private static Decision lookAgain(Situation situation, String why) {
        return switch (situation.seen().view().state()) {
            case WAITING, STOPPING -> Follow.SUPERSEDED;
            case OVER, UNKNOWN ->
                    situation.here().receiveCount() < Limits.LOOKS_BEHIND
                            ? new Decision.HandBack(
                                    "can't tell whether a run was begun unseen: " + why)
                            : Follow.SUPERSEDED;
        };
    }
}
