package io.github.callbackpoller.testkit.contract;

/**
 * What every {@link io.github.callbackpoller.job.JobAdapter} must do, as JUnit tests. A test class
 * that implements this interface, and with it the hooks of {@link PlayedService}, inherits them.
 * What the adapter or the played service lacks is {@linkplain PlayedService#lacking() declared with
 * its reason}; the tests that need it are skipped and show the reason.
 *
 * <p>Needs JUnit Jupiter and AssertJ on the class path. The class's own tests run beside those of
 * the contract.
 */
public interface JobAdapterContract
        extends StartContract,
                CheckContract,
                StopContract,
                PatienceContract,
                HistoryContract,
                SecrecyContract,
                ThreadsContract {}
