package io.github.callbackpoller.sandbox.demo;

/** What the demo shows. */
enum Scenario {
    /** The job succeeds. */
    SUCCESS("the job succeeds"),
    /** The job fails. */
    FAIL("the job fails"),
    /** The pipeline is stopped while the job runs. */
    STOP("the pipeline is stopped while the job runs"),
    /** The worker is killed while the job runs, and another takes over. */
    CRASH("the worker is killed while the job runs, and another takes over");

    private final String story;

    Scenario(String story) {
        this.story = story;
    }

    String story() {
        return story;
    }
}
