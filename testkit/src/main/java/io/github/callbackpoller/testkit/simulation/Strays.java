package io.github.callbackpoller.testkit.simulation;

import io.github.callbackpoller.port.QueueName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Messages of somebody else that got onto the poller's queues. Not thread-safe. */
final class Strays {
    private static final List<String> FORMS =
            List.of("%s", "{\"stray\":\"%s\"}", "[\"%s\"", "{\"v\":\"%s\"}", "<%s/>");
    private static final List<QueueName> QUEUES = List.of(QueueName.CALLBACK, QueueName.CHECK);
    private static final long WITHIN = Duration.ofHours(2).toMillis();

    private final List<String> sent = new ArrayList<>();
    private final Choices choices;
    private final Queues queues;
    private final History history;

    /**
     * @param count how many there are
     */
    Strays(Agenda agenda, Choices choices, Queues queues, History history, int count) {
        this.choices = choices;
        this.queues = queues;
        this.history = history;
        for (int number = 0; number < count; number++) {
            agenda.in(choices.millis(0, WITHIN), this::send);
        }
    }

    /** Those that came are on a queue, if only on the one where they are parked. */
    void check() {
        for (var body : sent) {
            if (!queues.hold(body)) {
                throw new Broken(Invariant.PARKED_NOT_DROPPED, body + " is gone");
            }
        }
    }

    private void send() {
        var body = FORMS.get(choices.pick(FORMS.size())).formatted("stray-" + sent.size());
        var queue = QUEUES.get(choices.pick(QUEUES.size()));
        history.note(() -> "somebody    sends to " + queue + ": " + body);
        queues.put(queue, body, 0, Map.of());
        sent.add(body);
    }
}
