package io.github.callbackpoller.message;

import java.time.Duration;
import java.time.Instant;

/**
 * The poller's own message: everything that is known about one step, because the message is the
 * only state there is.
 *
 * @param step who waits
 * @param rank orders the messages of one step
 * @param timing when it is due, and until when
 * @param tally what was counted on the way
 * @param phase how far the step has come
 */
public record PollerMessage(CallbackStep step, Rank rank, Timing timing, Tally tally, Phase phase) {

    /** The longest delay that SQS gives a message (DelaySeconds, API reference of SendMessage). */
    public static final Duration LONGEST_DELAY = Duration.ofSeconds(900);

    /** The message that follows this one after a wait of any length. */
    public PollerMessage after(Duration wait, Instant now) {
        boolean hop = wait.compareTo(LONGEST_DELAY) > 0;
        var next = new Timing(timing.firstSeen(), now.plus(wait), hop, timing.deadline());
        return new PollerMessage(step, rank.next(), next, tally.hopped(), phase);
    }

    /** The same step in another phase, with that phase's deadline. */
    public PollerMessage in(Phase next, Instant deadline) {
        return new PollerMessage(
                step, rank, timing.withDeadline(deadline), tally.freshPhase(), next);
    }

    /** The same phase with other contents. */
    public PollerMessage with(Phase same) {
        return new PollerMessage(step, rank, timing, tally, same);
    }

    /** The same with another tally. */
    public PollerMessage with(Tally other) {
        return new PollerMessage(step, rank, timing, other, phase);
    }

    /** The first message of a new chain about the same step, later than any it comes from. */
    public PollerMessage inChain(long chain) {
        var later = new Rank(Math.max(chain, rank.chain() + 1), 0);
        return new PollerMessage(step, later, timing, tally.rescued(), phase);
    }

    /** Whether the message came before it is due, which only a hop can. */
    public boolean isEarly(Instant now) {
        return timing.hop() && now.isBefore(timing.due());
    }

    /** Whether the phase's deadline has passed. */
    public boolean isOverdue(Instant now) {
        return !now.isBefore(timing.deadline());
    }
}
