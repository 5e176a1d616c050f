package io.github.callbackpoller.job;

/**
 * The name that a job has outside, enough for its adapter to find it again. Travels in messages and
 * appears in logs and reasons: never a secret.
 *
 * @param type the {@link JobAdapter#type()} of the adapter that started the job
 * @param id whatever that adapter needs, in one string
 */
public record JobHandle(String type, String id) {}
