package io.github.callbackpoller.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobOutcome;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.port.QueueName;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An hour in which the job's service and SageMaker can't be asked, as with expired credentials. */
class LongOutageTest {
    /** More than an hour has room for. */
    private static final int MANY = 200;

    private final World world = new World();

    @Test
    void jobRuns_anHourOfFailedCalls_nothingIsSaidLostOrReceivedInVain() {
        world.begin();
        world.advance(Duration.ofSeconds(1));
        var job = world.onlyJob();
        world.jobs.failChecks(Collections.nCopies(MANY, Kind.RETRY_LATER).toArray(new Kind[0]));
        world.callbacks.breakViews(true);

        world.advance(Duration.ofHours(1));

        assertThat(world.outcome()).isEmpty();
        assertThat(world.jobs.stops()).isEmpty();
        assertThat(world.queues.contents(QueueName.CHECK)).hasSize(1);
        assertThat(world.liveMessages()).isEqualTo(1);

        world.jobs.heal();
        world.callbacks.breakViews(false);
        world.jobs.set(job, new JobStatus.Succeeded("SUCCEEDED", Map.of("id", "job-1")));
        world.advance(Duration.ofMinutes(30));

        assertThat(world.outcome()).get().isInstanceOf(JobOutcome.Succeeded.class);
        assertThat(world.jobs.started()).hasSize(1);
        assertThat(world.liveMessages()).isZero();
    }

    @Test
    void jobIsNotStarted_anHourOfFailedLooks_isStartedOnceAfterwards() {
        world.jobs.failChecks(Collections.nCopies(MANY, Kind.RETRY_LATER).toArray(new Kind[0]));
        world.callbacks.breakViews(true);
        world.begin();

        world.advance(Duration.ofHours(1));

        assertThat(world.outcome()).isEmpty();
        assertThat(world.jobs.started()).isEmpty();
        assertThat(world.queues.contents(QueueName.CALLBACK)).hasSize(1);
        assertThat(world.liveMessages()).isEqualTo(1);

        world.jobs.heal();
        world.callbacks.breakViews(false);
        world.advance(Duration.ofMinutes(10));

        assertThat(world.jobs.started()).hasSize(1);
    }
}
