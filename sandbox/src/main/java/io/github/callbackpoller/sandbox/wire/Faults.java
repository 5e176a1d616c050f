package io.github.callbackpoller.sandbox.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Which calls of Glue and SageMaker go wrong. Thread-safe. */
public final class Faults {
    private final List<Planned> planned = new ArrayList<>();

    /** None at first. */
    public Faults() {}

    /**
     * The next calls of an operation go wrong. A lost response is an answer: what the operation
     * refuses anyway is refused aloud.
     *
     * @param operation its name, or {@code *} for any
     */
    public synchronized void inject(String operation, FaultKind kind, int times) {
        planned.add(new Planned(operation, kind, 1, new SplittableRandom(), times));
    }

    /**
     * A share of the calls of an operation goes wrong: the same ones for one seed.
     *
     * @param operation its name, or {@code *} for any
     * @param rate 0 to 1
     */
    public synchronized void inject(String operation, FaultKind kind, double rate, long seed) {
        var random = new SplittableRandom(seed);
        planned.add(new Planned(operation, kind, rate, random, Integer.MAX_VALUE));
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

    private static final class Planned {
        private final String operation;
        private final FaultKind kind;
        private final double rate;
        private final SplittableRandom random;
        private int times;

        Planned(String operation, FaultKind kind, double rate, SplittableRandom random, int times) {
            this.operation = operation;
            this.kind = kind;
            this.rate = rate;
            this.random = random;
            this.times = times;
        }

        boolean strikes(String called) {
            boolean meant = operation.equals("*") || operation.equals(called);
            if (!meant || times == 0 || random.nextDouble() >= rate) {
                return false;
            }
            times--;
            return true;
        }
    }
}
