package io.github.callbackpoller.testkit.simulation;

import io.github.callbackpoller.port.MessageSender;
import io.github.callbackpoller.port.Outgoing;
import io.github.callbackpoller.port.Received;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A deployment that hosts get one after the other. Until then they are older, and there is
 * something that they don't know; what they don't know they leave as it is.
 */
final class Rollout {
    private final Agenda agenda;
    private final Plan plan;
    private final long begin;
    private final Set<String> newer = new HashSet<>();

    /** What older hosts don't know. */
    enum News {
        NOTHING,
        MESSAGES,
        JOB
    }

    /**
     * How it goes.
     *
     * @param news what is new
     * @param begin when the first host gets it, in milliseconds from the beginning of the world
     * @param gap how many milliseconds later the next does
     */
    record Plan(News news, long begin, long gap) {
        static final Plan NONE = new Plan(News.NOTHING, 0, 0);

        private static final News[] NEWS = {
            News.NOTHING, News.MESSAGES, News.JOB, News.NOTHING, News.NOTHING, News.NOTHING
        };
        private static final long LATEST = Duration.ofHours(2).toMillis();
        private static final long LONGEST = Duration.ofHours(2).toMillis();

        static Plan chosen(Choices choices) {
            var news = NEWS[choices.pick(NEWS.length)];
            return news == News.NOTHING
                    ? NONE
                    : new Plan(news, choices.millis(0, LATEST), choices.millis(0, LONGEST));
        }
    }

    Rollout(Agenda agenda, Plan plan) {
        this.agenda = agenda;
        this.plan = plan;
        this.begin = agenda.now();
    }

    /**
     * Whether a host has it by now. Of a new job's hosts one has it from the beginning, or nobody
     * could have begun to use the job.
     *
     * @param number of the host, from 1
     */
    boolean hasReached(int number) {
        return (number == 1 && plan.news() == News.JOB)
                || agenda.now() >= begin + plan.begin() + (number - 1) * plan.gap();
    }

    /** Whether all hosts are alike, always. */
    boolean bringsNothing() {
        return brings(News.NOTHING);
    }

    boolean brings(News news) {
        return plan.news() == news;
    }

    /** What a newer host has of messages. */
    List<Received> read(List<Received> batch) {
        return brings(News.MESSAGES) ? batch.stream().map(Rollout::read).toList() : batch;
    }

    /** A sender of a newer host. */
    MessageSender newer(MessageSender sender) {
        return brings(News.MESSAGES) ? new Newer(sender) : sender;
    }

    /** A sender of an older host. */
    MessageSender older(MessageSender sender) {
        return brings(News.MESSAGES) ? new Older(sender) : sender;
    }

    private static Received read(Received one) {
        return new Received(
                one.queue(),
                NewerFormat.read(one.body()),
                one.receipt(),
                one.receiveCount(),
                one.sentAt(),
                one.invisibleUntil());
    }

    private static Outgoing written(Outgoing one) {
        return new Outgoing(one.queue(), NewerFormat.of(one.body()), one.delay(), one.reason());
    }

    private final class Newer implements MessageSender {
        private final MessageSender sender;

        Newer(MessageSender sender) {
            this.sender = sender;
        }

        @Override
        public List<SendResult> send(List<Outgoing> messages) {
            var written = messages.stream().map(Rollout::written).toList();
            written.forEach(message -> newer.add(message.body()));
            return sender.send(written);
        }

        @Override
        public boolean hasParkingQueue() {
            return sender.hasParkingQueue();
        }
    }

    private final class Older implements MessageSender {
        private final MessageSender sender;

        Older(MessageSender sender) {
            this.sender = sender;
        }

        @Override
        public List<SendResult> send(List<Outgoing> messages) {
            messages.forEach(this::check);
            return sender.send(messages);
        }

        @Override
        public boolean hasParkingQueue() {
            return sender.hasParkingQueue();
        }

        private void check(Outgoing message) {
            if (NewerFormat.is(message.body()) && !newer.contains(message.body())) {
                throw new Broken(
                        Invariant.LEFT_TO_NEWER, "an older host changed a message it can't read");
            }
        }
    }
}
