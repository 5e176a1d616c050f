package io.github.callbackpoller.message;

/** Why a job is stopped. */
public enum StopCause {
    /** The pipeline is stopping and waits for an answer. */
    PIPELINE("the pipeline is stopping"),
    /** The deadline has passed and the answer is a failure. */
    DEADLINE("its deadline has passed"),
    /** The step waits no longer: nobody is to be answered, but the job costs money. */
    NOBODY_WAITS("its step waits no longer");

    private final String because;

    StopCause(String because) {
        this.because = because;
    }

    /** The cause as part of a sentence. */
    public String because() {
        return because;
    }
}
