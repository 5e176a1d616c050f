package io.github.callbackpoller.job;

import org.jspecify.annotations.Nullable;

/**
 * The name that a job has outside, enough for its adapter to find it again. Travels in messages and
 * appears in logs and reasons: never a secret.
 *
 * @param type the {@link JobAdapter#type()} of the adapter that started the job
 * @param id whatever that adapter needs, in one string
 */
public record JobHandle(String type, String id) {

    /** As generated, but ready at once: what is generated costs a cold start some 10 ms. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JobHandle handle
                && type.equals(handle.type)
                && id.equals(handle.id);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + id.hashCode();
    }
}
