package io.github.callbackpoller.worker.doctor;

/**
 * Something that an operator should know.
 *
 * @param severity how bad it is
 * @param subject the queue, job, function or service
 * @param what what is so
 * @param why what comes of it
 * @param remedy what to do, where possible as a command
 */
public record Finding(Severity severity, String subject, String what, String why, String remedy) {

    /** How bad a finding is. */
    public enum Severity {
        /** Steps fail, hang or are answered late because of it. */
        ERROR,
        /** It works, until something goes wrong. */
        WARNING,
        /** Good to know; may be meant so. */
        NOTE
    }

    static Finding error(String subject, String what, String why, String remedy) {
        return new Finding(Severity.ERROR, subject, what, why, remedy);
    }

    static Finding warning(String subject, String what, String why, String remedy) {
        return new Finding(Severity.WARNING, subject, what, why, remedy);
    }

    static Finding note(String subject, String what, String why, String remedy) {
        return new Finding(Severity.NOTE, subject, what, why, remedy);
    }

    /** All of it, in one line. */
    @Override
    public String toString() {
        return subject + " " + what + ": " + why + ". " + remedy;
    }
}
