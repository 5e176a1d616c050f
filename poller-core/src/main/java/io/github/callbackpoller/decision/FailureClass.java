package io.github.callbackpoller.decision;

import java.util.Arrays;
import java.util.List;

/** Why steps are told that they failed, in one word: for counting, by how the reason begins. */
public enum FailureClass {
    /** The job ended badly. */
    JOB(),
    /** The pipeline was stopped. */
    STOPPED("Stopped by the pipeline"),
    /** The job did not start. */
    NOT_STARTED("The job could not be started"),
    /** It did not end in time. */
    DEADLINE("The job did not end", "The deadline has passed"),
    /** Its messages failed too often. */
    MESSAGES_SPENT(Outcomes.MESSAGES_SPENT),
    /** Its status could not be read, for too long. */
    UNREADABLE_STATUS("The job's status could not be read"),
    /** It succeeded, and its outputs can't be told. */
    OUTPUTS("The job succeeded, but"),
    /** Somebody else stopped it. */
    STOPPED_BY_OTHERS("The job was stopped"),
    /** Nobody understood the message, or knew the job, in time. */
    NO_HOST("No host"),
    /** The pipeline's message asks for what can't be. */
    BAD_MESSAGE("The callback message can't be used");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable.
    private final List<String> beginnings;

    FailureClass(String... beginnings) {
        this.beginnings = List.of(beginnings);
    }

    /** The class of a reason; what no rule of ours begins with is the job's own. */
    public static FailureClass of(String reason) {
        return Arrays.stream(values())
                .filter(one -> one.beginnings.stream().anyMatch(reason::startsWith))
                .findFirst()
                .orElse(JOB);
    }
}
