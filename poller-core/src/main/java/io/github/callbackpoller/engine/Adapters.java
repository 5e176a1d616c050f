package io.github.callbackpoller.engine;

import io.github.callbackpoller.decision.Look;
import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.JobSearch;
import io.github.callbackpoller.job.JobStatus;
import io.github.callbackpoller.time.NanoClock;
import io.github.callbackpoller.trouble.Trouble;
import io.github.callbackpoller.trouble.Troubles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The adapters by type, with whatever they throw turned into "could not tell". */
public final class Adapters {
    private final Map<String, JobAdapter> byType = new HashMap<>();
    private final Looks looks;
    private final Troubles troubles =
            new Troubles(Log.LOG, "It is tried again.", NanoClock.system());

    /**
     * @param adapters of which the last of a type holds
     * @param looks takes looks at once
     */
    public Adapters(Collection<JobAdapter> adapters, Looks looks) {
        this.looks = looks;
        adapters.forEach(adapter -> byType.put(adapter.type(), adapter));
    }

    /** The types there are. */
    public Set<String> types() {
        return Set.copyOf(byType.keySet());
    }

    Look<JobHandle> start(String type, JobRequest request) {
        return looking(type, () -> adapter(type).start(request));
    }

    Look<JobSearch> search(String type, JobRequest request) {
        return looking(type, () -> adapter(type).search(request));
    }

    /** The status of many jobs, one call for those that their adapter reads together. */
    Map<JobHandle, Look<JobStatus>> checkAll(Collection<JobHandle> handles) {
        var statuses = new HashMap<JobHandle, Look<JobStatus>>();
        looks.all(together(handles), this::check).forEach(statuses::putAll);
        return statuses;
    }

    /**
     * Tells jobs to stop. A stop that fails is not reported: the next look shows that the job runs,
     * and tells it again.
     *
     * @return false if an adapter can't stop jobs at all
     */
    boolean stop(List<JobHandle> handles) {
        boolean able = true;
        for (var handle : handles) {
            try {
                adapter(handle.type()).stop(handle);
            } catch (UnsupportedOperationException e) {
                able = false;
            } catch (RuntimeException e) {
                var scope = "Stopping of jobs of type " + handle.type();
                var problem = "fails for " + handle.id() + " (" + reason(e) + ")";
                troubles.failed(new Trouble(scope, e.getClass().getName(), problem, "", true));
            }
        }
        return able;
    }

    private List<List<JobHandle>> together(Collection<JobHandle> handles) {
        var groups = new LinkedHashMap<List<String>, List<JobHandle>>();
        for (var handle : new LinkedHashSet<>(handles)) {
            var group = List.of(handle.type(), group(handle));
            groups.computeIfAbsent(group, none -> new ArrayList<>()).add(handle);
        }
        return List.copyOf(groups.values());
    }

    /** A handle that no group can be told of is read alone, which says what is wrong with it. */
    private String group(JobHandle handle) {
        try {
            return adapter(handle.type()).group(handle);
        } catch (RuntimeException e) {
            return handle.id();
        }
    }

    /**
     * One job that is hopeless to ask for is no verdict on its neighbours: they are asked alone.
     */
    private Map<JobHandle, Look<JobStatus>> check(List<JobHandle> handles) {
        var type = handles.get(0).type();
        var statuses = looking(type, () -> adapter(type).checkAll(handles));
        if (handles.size() > 1 && isHopeless(statuses)) {
            var alone = new HashMap<JobHandle, Look<JobStatus>>();
            handles.forEach(handle -> alone.putAll(check(List.of(handle))));
            return alone;
        }
        return handles.stream()
                .collect(
                        Collectors.toMap(
                                handle -> handle,
                                handle -> statuses.then(told -> statusOf(handle, told))));
    }

    private static Look<JobStatus> statusOf(JobHandle handle, Map<JobHandle, JobStatus> told) {
        var status = told.get(handle);
        return status == null
                ? Look.untold(Kind.RETRY_LATER, "the adapter says nothing of " + handle.id())
                : Look.told(status);
    }

    private JobAdapter adapter(String type) {
        var adapter = byType.get(type);
        if (adapter == null) {
            throw new JobAdapterException(Kind.RETRY_LATER, "there is no adapter for " + type);
        }
        return adapter;
    }

    private <T> Look<T> looking(String type, Supplier<T> look) {
        var scope = "The adapter of type " + type;
        try {
            var seen = Look.told(Objects.requireNonNull(look.get(), "the adapter returned null"));
            troubles.worked(scope);
            return seen;
        } catch (JobAdapterException e) {
            return Look.untold(e);
        } catch (RuntimeException e) {
            var problem = "threw what it should not (" + e + ")";
            troubles.failed(new Trouble(scope, e.getClass().getName(), problem, "", true), e);
            return Look.untold(Kind.RETRY_LATER, reason(e));
        }
    }

    private static String reason(RuntimeException e) {
        return e instanceof JobAdapterException ? String.valueOf(e.getMessage()) : e.toString();
    }

    private static boolean isHopeless(Look<?> look) {
        return look.match(told -> false, (kind, why) -> kind == Kind.HOPELESS, () -> false);
    }
}
