package io.github.callbackpoller.testkit.contract;

import io.github.callbackpoller.job.JobAdapter;

/** One way to break the contract. */
interface Defect {

    /** The test of the contract that is there for it. */
    String caughtBy();

    JobAdapter adapter(MemoryJobs jobs);
}
