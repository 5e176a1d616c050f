package io.github.callbackpoller.sweep;

import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The adapters by type. */
final class JobTypes {
    private final Map<String, JobAdapter> byType = new HashMap<>();

    /**
     * @param adapters of which the last of a type holds
     */
    JobTypes(Collection<JobAdapter> adapters) {
        adapters.forEach(adapter -> byType.put(adapter.type(), adapter));
    }

    /**
     * @throws JobAdapterException if there is none
     */
    JobAdapter adapter(String type) {
        var adapter = byType.get(type);
        if (adapter == null) {
            throw new JobAdapterException(Kind.RETRY_LATER, "there is no adapter for " + type);
        }
        return adapter;
    }
}
