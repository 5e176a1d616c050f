package io.github.callbackpoller.message;

/**
 * What has been counted along the chain. All start at 0.
 *
 * @param checksDone how often the job's status was read
 * @param misses how many tries in a row came to nothing, for whatever reason
 * @param refusals how many looks in a row were refused for a reason that time doesn't heal
 * @param hops how many messages the step has had
 * @param rescues how often the step came back from a dead-letter queue
 */
public record Tally(int checksDone, int misses, int refusals, int hops, int rescues) {

    /** Nothing counted yet. */
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0);

    /** A status was read. */
    public Tally checked() {
        return new Tally(checksDone + 1, 0, 0, hops, rescues);
    }

    /** A try came to nothing. */
    public Tally missed() {
        return new Tally(checksDone, misses + 1, 0, hops, rescues);
    }

    /** A try was refused for good reason. */
    public Tally refused() {
        return new Tally(checksDone, misses + 1, refusals + 1, hops, rescues);
    }

    /** A new phase begins: failures of the last one don't count. */
    public Tally freshPhase() {
        return new Tally(checksDone, 0, 0, hops, rescues);
    }

    /** One more message. */
    public Tally hopped() {
        return new Tally(checksDone, misses, refusals, hops + 1, rescues);
    }

    /** Back from a dead-letter queue. */
    public Tally rescued() {
        return new Tally(checksDone, 0, 0, hops, rescues + 1);
    }
}
