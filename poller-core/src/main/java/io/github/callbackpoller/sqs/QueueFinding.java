package io.github.callbackpoller.sqs;

/**
 * Something about the queues that an operator should change, as one sentence each.
 *
 * @param weight how bad it is
 * @param what what is so
 * @param why what comes of it
 * @param remedy what to do, where possible as a command
 */
public record QueueFinding(Weight weight, String what, String why, String remedy) {

    /** How bad a finding is. */
    public enum Weight {
        /** With this nothing should be begun. */
        CANT_WORK,
        /** It works, until something goes wrong. */
        WARNING
    }

    static QueueFinding cantWork(String what, String why, String remedy) {
        return new QueueFinding(Weight.CANT_WORK, what, why, remedy);
    }

    static QueueFinding warning(String what, String why, String remedy) {
        return new QueueFinding(Weight.WARNING, what, why, remedy);
    }

    /** Whether nothing should be begun. */
    public boolean cantWork() {
        return weight == Weight.CANT_WORK;
    }

    /** All of it, in one line. */
    @Override
    public String toString() {
        return what + ": " + why + ". " + remedy;
    }
}
