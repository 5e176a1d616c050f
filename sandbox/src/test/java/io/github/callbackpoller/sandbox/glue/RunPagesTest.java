package io.github.callbackpoller.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.callbackpoller.sandbox.behaviour.Lag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.GetJobRunsResponse;
import software.amazon.awssdk.services.glue.model.JobRun;

/** Pages of GetJobRuns while new runs come. */
class RunPagesTest {
    private final GlueFixture world = new GlueFixture();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void getJobRuns_newRunBetweenAllPages_showsEachOldOneOnceAndNewestFirst() {
        createJob();
        var old = start(7);

        var seen = new ArrayList<String>();
        var page = page(null);
        seen.addAll(ids(page));
        while (page.nextToken() != null) {
            start(1);
            page = page(page.nextToken());
            seen.addAll(ids(page));
        }

        Collections.reverse(old);
        assertThat(seen).containsExactlyElementsOf(old);
    }

    @Test
    void getJobRuns_sameTokenTwice_givesTheSamePage() {
        createJob();
        start(5);
        var token = page(null).nextToken();

        var once = ids(page(token));
        start(1);

        assertThat(ids(page(token))).isEqualTo(once);
    }

    @Test
    void getJobRuns_youngRunsAreHidden_pagesThoseThatShow() {
        createJob();
        var old = start(3);
        world.sandbox.lags().set(Lag.RUN_VISIBLE, Duration.ofMinutes(5));
        assertThat(ids(page(null))).isEmpty();

        world.sandbox.lags().set(Lag.RUN_VISIBLE, Duration.ZERO);

        assertThat(ids(page(null))).containsExactly(old.get(2), old.get(1));
    }

    @Test
    void getJobRuns_noSizeAskedFor_givesTwoHundredAtMost() {
        createJob();
        start(201);

        var page = world.glue.getJobRuns(list -> list.jobName(world.job));

        assertThat(page.jobRuns()).hasSize(200);
        assertThat(page.nextToken()).isNotNull();
    }

    private void createJob() {
        world.createTimed(
                "RUNNING:600,SUCCEEDED",
                job -> job.executionProperty(p -> p.maxConcurrentRuns(300)));
    }

    private List<String> start(int count) {
        var ids = new ArrayList<String>();
        IntStream.range(0, count).forEach(i -> ids.add(world.start()));
        return ids;
    }

    private GetJobRunsResponse page(@Nullable String token) {
        return world.glue.getJobRuns(
                list -> list.jobName(world.job).maxResults(2).nextToken(token));
    }

    private static List<String> ids(GetJobRunsResponse page) {
        return page.jobRuns().stream().map(JobRun::id).toList();
    }
}
