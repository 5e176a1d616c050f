package io.github.callbackpoller.benchmarks.requests.contender;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/** All ways to check, by the names that the results use. */
public enum Contenders {
    /** The library. */
    CALLBACK_POLLER("callback-poller", CallbackPoller::new),
    /** One thread, a call for everything. */
    NAIVE("naive", (services, meter) -> NaiveLoop.on(1, services, meter)),
    /** The same on four threads. */
    NAIVE_CONCURRENT("naive-concurrent", (services, meter) -> NaiveLoop.on(4, services, meter)),
    /** Spring Cloud AWS with its defaults. */
    SPRING_DEFAULT("spring-default", SpringListener::asItComes),
    /** Spring Cloud AWS with more at once and batched acknowledgements. */
    SPRING_TUNED("spring-tuned", SpringListener::tuned),
    /** The SDK's batching. */
    SDK_BATCH_MANAGER(
            "sdk-batch-manager", (services, meter) -> BatchManager.on(4, services, meter)),
    /** No look at anything. */
    CEILING("ceiling", (services, meter) -> Ceiling.on(4, services, meter));

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // Functions of this class, without state.
    private final BiFunction<Services, Meter, Contender> maker;

    Contenders(String label, BiFunction<Services, Meter, Contender> maker) {
        this.label = label;
        this.maker = maker;
    }

    /** The name in results. */
    public String label() {
        return label;
    }

    /** Begins. */
    public Contender begin(Services services, Meter meter) {
        return maker.apply(services, meter);
    }

    /** All names. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Contenders::label).toList();
    }
}
