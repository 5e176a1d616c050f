package io.github.callbackpoller.sandbox.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Which calls go wrong. Thread-safe. */
public final class Faults {
    private final List<Planned> planned = new ArrayList<>();

    /** None at first. */
    public Faults() {}

    /** From now on these calls go wrong, too. */
    public synchronized void inject(Fault fault) {
        planned.add(new Planned(fault));
    }

    /** What is injected and not used up. */
    public synchronized List<Fault> all() {
        return planned.stream().map(Planned::rest).toList();
    }

    /** From now on all calls go well. */
    public synchronized void clear() {
        planned.clear();
    }

    synchronized Strike strike(String service, String operation) {
        var strike = Strike.NONE;
        for (var fault : planned) {
            if (fault.strikes(service, operation)) {
                strike = strike.and(fault.fault);
            }
        }
        planned.removeIf(Planned::isUsedUp);
        return strike;
    }

    private static final class Planned {
        private final Fault fault;
        private final SplittableRandom random;
        private int times;

        Planned(Fault fault) {
            this.fault = fault;
            this.random = new SplittableRandom(fault.seed());
            this.times = fault.times();
        }

        boolean strikes(String service, String called) {
            if (!fault.concerns(service, called) || random.nextDouble() >= fault.rate()) {
                return false;
            }
            if (times != Fault.ALWAYS) {
                times--;
            }
            return true;
        }

        boolean isUsedUp() {
            return times == 0;
        }

        Fault rest() {
            return fault.times(times);
        }
    }
}
