package io.github.callbackpoller.testkit.simulation;

import io.github.callbackpoller.port.QueueName;
import java.time.Duration;
import java.util.List;

/**
 * People who tend the queues: they purge them, look after dead letters late, and have all hosts
 * down for a while. Not thread-safe.
 */
final class Operators {
    private static final List<List<QueueName>> PURGED =
            List.of(
                    List.of(QueueName.CHECK),
                    List.of(QueueName.CALLBACK),
                    List.of(QueueName.CALLBACK, QueueName.CHECK));

    private final Agenda agenda;
    private final Choices choices;
    private final Queues queues;
    private final Plan plan;
    private final long begin;
    private final History history;

    /**
     * What they do, all in milliseconds from the beginning; 0 if they don't.
     *
     * @param purgeAt when they purge a queue, or both
     * @param sweepAt when they look for steps that wait without a message
     * @param redriveAt until when nobody reads dead letters; then they are moved back
     * @param downAt from when on no host receives
     * @param upAt and until when
     */
    record Plan(long purgeAt, long sweepAt, long redriveAt, long downAt, long upAt) {
        static final Plan NONE = new Plan(0, 0, 0, 0, 0);

        private static final int ONE_WORLD_IN = 6;
        private static final long SOONEST = Duration.ofMinutes(1).toMillis();
        private static final long PURGE = Duration.ofMinutes(2).toMillis();
        private static final long PURGED_WITHIN = Duration.ofHours(6).toMillis();
        private static final long REDRIVEN_WITHIN = Duration.ofDays(4).toMillis();
        private static final long DOWN_WITHIN = Duration.ofHours(4).toMillis();
        private static final long LONGEST_DOWN = Duration.ofDays(2).toMillis();

        static Plan chosen(Choices choices) {
            long purgeAt = sometimes(choices, PURGED_WITHIN);
            long sweepAt = purgeAt == 0 ? 0 : sweepAfter(choices, purgeAt);
            long redriveAt = sometimes(choices, REDRIVEN_WITHIN);
            long downAt = sometimes(choices, DOWN_WITHIN);
            long upAt = downAt == 0 ? 0 : downAt + choices.millis(SOONEST, LONGEST_DOWN);
            return new Plan(purgeAt, sweepAt, redriveAt, downAt, upAt);
        }

        private static long sweepAfter(Choices choices, long purgeAt) {
            return choices.pick(2) == 0 ? 0 : purgeAt + choices.millis(PURGE, PURGED_WITHIN);
        }

        private static long sometimes(Choices choices, long within) {
            return choices.pick(ONE_WORLD_IN) == 1 ? choices.millis(SOONEST, within) : 0;
        }
    }

    /**
     * @param sweep puts new messages on the queues for steps that wait without any
     */
    Operators(
            Agenda agenda,
            Choices choices,
            Queues queues,
            Plan plan,
            History history,
            Runnable sweep) {
        this.agenda = agenda;
        this.choices = choices;
        this.queues = queues;
        this.plan = plan;
        this.history = history;
        this.begin = agenda.now();
        if (plan.purgeAt() > 0) {
            agenda.in(plan.purgeAt(), this::purge);
        }
        if (plan.sweepAt() > 0) {
            agenda.in(plan.sweepAt(), sweep);
        }
        if (plan.redriveAt() > 0) {
            agenda.in(plan.redriveAt(), this::redrive);
        }
    }

    /** Whether no sweep is to come. */
    boolean haveSwept() {
        return agenda.now() >= begin + plan.sweepAt();
    }

    /** Whether dead letters lie where no host looks. */
    boolean neglectDeadLetters() {
        return agenda.now() < redriveAt();
    }

    /** When dead letters are moved back, for hosts to find. */
    long redriveAt() {
        return begin + plan.redriveAt();
    }

    /** When hosts receive, if not now. */
    long hostsAreUpFrom() {
        long now = agenda.now();
        boolean down = now >= begin + plan.downAt() && now < upAt();
        return down ? upAt() : now;
    }

    /** When all hosts are up again for good. */
    long upAt() {
        return begin + plan.upAt();
    }

    /** For how much of a time no host received, in milliseconds. */
    long downWithin(long from, long to) {
        return Math.max(0, Math.min(to, upAt()) - Math.max(from, begin + plan.downAt()));
    }

    private void purge() {
        PURGED.get(choices.pick(PURGED.size()))
                .forEach(
                        queue -> {
                            history.note(() -> "operators   purge " + queue);
                            queues.purge(queue, choices);
                        });
    }

    private void redrive() {
        history.note(() -> "operators   move dead letters back");
        queues.redrive(QueueName.CALLBACK_DEAD_LETTERS);
        queues.redrive(QueueName.CHECK_DEAD_LETTERS);
    }
}
