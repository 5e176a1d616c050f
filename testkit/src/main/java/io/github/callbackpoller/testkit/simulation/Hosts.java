package io.github.callbackpoller.testkit.simulation;

import io.github.callbackpoller.port.QueueName;
import java.util.ArrayList;
import java.util.List;

/** The hosts of a world, which of them receives next, and from where. */
final class Hosts {
    private static final List<QueueName> LIVING = List.of(QueueName.CALLBACK, QueueName.CHECK);

    private final List<Host> hosts = new ArrayList<>();
    private final Agenda agenda;
    private final Choices choices;
    private final Queues queues;
    private final Operators operators;

    Hosts(Agenda agenda, Choices choices, Queues queues, Operators operators) {
        this.agenda = agenda;
        this.choices = choices;
        this.queues = queues;
        this.operators = operators;
    }

    void add(Host host) {
        hosts.add(host);
    }

    int count() {
        return hosts.size();
    }

    /** When one of them can receive a message; {@link Agenda#NEVER} if none ever can. */
    long nextReceive() {
        long next = Agenda.NEVER;
        for (var host : hosts) {
            next = Math.min(next, Math.max(host.freeAt(), nextVisible(host)));
        }
        return Math.max(next, operators.hostsAreUpFrom());
    }

    /** One of those that can receives from one of the queues that have something, if any. */
    void receive() {
        if (operators.hostsAreUpFrom() > agenda.now()) {
            return;
        }
        var free = hosts.stream().filter(Host::isFree).toList();
        var full =
                consumed().stream()
                        .filter(queue -> queues.nextVisible(queue) <= agenda.now())
                        .filter(queue -> free.stream().anyMatch(host -> host.consumes(queue)))
                        .toList();
        if (!full.isEmpty()) {
            var queue = full.get(choices.pick(full.size()));
            var able = free.stream().filter(host -> host.consumes(queue)).toList();
            able.get(choices.pick(able.size())).serve(queue);
        }
    }

    private long nextVisible(Host host) {
        long next = Agenda.NEVER;
        for (var queue : consumed()) {
            if (host.consumes(queue)) {
                next = Math.min(next, queues.nextVisible(queue));
            }
        }
        return next;
    }

    private List<QueueName> consumed() {
        return operators.neglectDeadLetters() ? LIVING : Host.CONSUMED;
    }
}
