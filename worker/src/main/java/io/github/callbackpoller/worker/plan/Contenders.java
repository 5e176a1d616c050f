package io.github.callbackpoller.worker.plan;

import static java.time.Duration.ofSeconds;

import io.github.callbackpoller.decision.PollSchedule;
import java.util.ArrayList;
import java.util.List;

/** The schedules that every comparison shows. */
public final class Contenders {

    private Contenders() {}

    /**
     * Ours with and without history, what others do, and the best that can be.
     *
     * @param breakEven the default schedule with what the user has set
     * @param further more to compare; one that is there already is not shown twice
     */
    public static List<Contender> all(PollSchedule breakEven, List<Contender> further) {
        var all = new ArrayList<Contender>();
        all.add(Contender.of("break-even", breakEven));
        all.add(Contender.blind("break-even-no-history", breakEven));
        all.add(Contender.of("fixed-60s", PollSchedule.fixed(ofSeconds(60))));
        all.add(
                Contender.of(
                        "exponential", PollSchedule.exponential(ofSeconds(5), ofSeconds(300))));
        all.add(Contender.stepFunctions());
        all.add(Contender.durableFunctions());
        all.add(Contender.oracle());
        var names = all.stream().map(Contender::name).toList();
        further.stream().filter(contender -> !names.contains(contender.name())).forEach(all::add);
        return all;
    }
}
