package io.github.callbackpoller.worker.settings;

import io.github.callbackpoller.decision.NamedSchedules;
import io.github.callbackpoller.decision.PollSchedule;
import io.github.callbackpoller.definition.CheckPolicy;
import java.time.Duration;
import java.util.Optional;

/**
 * When running jobs are checked.
 *
 * @param name the schedule
 * @param checkCost what one check is worth in delay
 * @param earlyWait how long break-even waits at first at most
 * @param bounds between which every schedule keeps
 */
public record CheckSettings(
        String name, Duration checkCost, Duration earlyWait, CheckPolicy bounds) {

    static CheckSettings of(SettingValues values) {
        return new CheckSettings(
                values.required(Setting.SCHEDULE),
                values.duration(Setting.CHECK_COST),
                values.duration(Setting.EARLY_WAIT),
                new CheckPolicy(
                        Optional.empty(),
                        Optional.of(values.duration(Setting.FIRST_CHECK)),
                        Optional.of(values.duration(Setting.SHORTEST_WAIT)),
                        Optional.of(values.duration(Setting.LONGEST_WAIT))));
    }

    /** The schedule, before a job definition has its say. */
    public PollSchedule schedule() {
        return NamedSchedules.of(name, PollSchedule.breakEven(checkCost, earlyWait)).with(bounds);
    }
}
