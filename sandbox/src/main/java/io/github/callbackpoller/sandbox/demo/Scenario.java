package io.github.callbackpoller.sandbox.demo;

/** What the demo shows. */
enum Scenario {
    /** The job succeeds. */
    SUCCESS("a job that succeeds"),
    /** The job fails. */
    FAIL("a job that fails"),
    /** The pipeline is stopped while the job runs. */
    STOP("a pipeline that is stopped while its job runs"),
    /** The host is killed while the job runs. */
    CRASH("a host that is killed while the job runs, and another that goes on"),
    /** An event of Glue has the job checked. */
    NUDGE("a job whose end an event tells, minutes before the next check");

    private final String story;

    Scenario(String story) {
        this.story = story;
    }

    String story() {
        return story;
    }

    /** Whether the job comes to write its counts. */
    boolean produces() {
        return switch (this) {
            case SUCCESS, CRASH, NUDGE -> true;
            case FAIL, STOP -> false;
        };
    }
}
