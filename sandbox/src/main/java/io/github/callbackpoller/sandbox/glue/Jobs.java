package io.github.callbackpoller.sandbox.glue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The jobs that are defined. Thread-safe. */
final class Jobs {
    private final Map<String, GlueJob> byName = new ConcurrentSkipListMap<>();

    Optional<GlueJob> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The job of this name.
     *
     * @throws io.github.callbackpoller.sandbox.wire.AwsError if there is none
     */
    GlueJob named(String name) {
        return find(name).orElseThrow(() -> GlueErrors.notFound("Job " + name));
    }

    /**
     * @throws io.github.callbackpoller.sandbox.wire.AwsError if the name is taken
     */
    void add(GlueJob job) {
        if (byName.putIfAbsent(job.name(), job) != null) {
            throw GlueErrors.alreadyExists("Job " + job.name() + " already exists");
        }
    }

    void replace(GlueJob job) {
        byName.replace(job.name(), job);
    }

    void remove(String name) {
        byName.remove(name);
    }

    /** All, by name. */
    List<GlueJob> all() {
        return List.copyOf(byName.values());
    }
}
