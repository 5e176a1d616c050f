package io.github.callbackpoller.sandbox.e2e;

import io.github.callbackpoller.glue.GlueJobAdapter;
import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.JobSearch;
import io.github.callbackpoller.job.JobStatus;
import java.util.ArrayList;
import java.util.Map;

/**
 * An adapter of somebody's own that starts Glue jobs and, where the environment says so, fills the
 * heap when the job is started and nobody knows of it yet.
 */
public final class GreedyAdapter implements JobAdapter {
    static final String TYPE = "greedy";

    /** Set to anything, it makes this adapter greedy. */
    static final String GREED = "GREED";

    private static final int LONGS_OF_A_BITE = 1 << 18;

    private final GlueJobAdapter glue = new GlueJobAdapter();

    /** For the service loader. */
    public GreedyAdapter() {}

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JobHandle start(JobRequest request) {
        var handle = glue.start(request);
        if (System.getenv(GREED) != null) {
            fillTheHeap();
        }
        return handle;
    }

    @Override
    public JobStatus check(JobHandle handle) {
        return glue.check(handle);
    }

    @Override
    public JobSearch search(JobRequest request) {
        return glue.search(request);
    }

    @Override
    public void validate(Map<String, String> settings) {
        glue.validate(settings);
    }

    private static void fillTheHeap() {
        var eaten = new ArrayList<long[]>();
        while (true) {
            eaten.add(new long[LONGS_OF_A_BITE]);
        }
    }
}
