package io.github.callbackpoller.sandbox.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Which calls go wrong. Thread-safe. */
public final class Faults {
    private final List<Planned> planned = new ArrayList<>();

    /** None at first. */
    public Faults() {}

    private static final class Planned {
        private final String operation;
        private final FaultKind kind;
        private final double rate;
        private final SplittableRandom random;
        private int times;

        Planned(String operation, FaultKind kind, double rate, long seed, int times) {
            this.operation = operation;
            this.kind = kind;
            this.rate = rate;
            this.random = new SplittableRandom(seed);
            this.times = times;
        }

        boolean strikes(String called) {
            boolean mine = operation.equals("*") || operation.equals(called);
            if (!mine || times == 0 || random.nextDouble() >= rate) {
                return false;
            }
            times--;
            return true;
        }
    }

    /** The next calls of an operation ({@code *} for any) go wrong. */
    public synchronized void inject(String operation, FaultKind kind, int times) {
        planned.add(new Planned(operation, kind, 1, 0, times));
    }

    /** A share of the calls of an operation goes wrong, the same ones for one seed. */
    public synchronized void inject(String operation, FaultKind kind, double rate, long seed) {
        planned.add(new Planned(operation, kind, rate, seed, Integer.MAX_VALUE));
    }

    /** From now on all calls go well. */
    public synchronized void clear() {
        planned.clear();
    }

    synchronized Optional<FaultKind> strike(String operation) {
        return planned.stream()
                .filter(fault -> fault.strikes(operation))
                .map(fault -> fault.kind)
                .findFirst();
    }
}
