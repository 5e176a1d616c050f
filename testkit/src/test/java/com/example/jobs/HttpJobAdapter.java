package com.example.jobs;

import io.github.callbackpoller.job.JobAdapter;
import io.github.callbackpoller.job.JobAdapterException;
import io.github.callbackpoller.job.JobAdapterException.Kind;
import io.github.callbackpoller.job.JobHandle;
import io.github.callbackpoller.job.JobRequest;
import io.github.callbackpoller.job.JobStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Jobs of a service at {@code PUT}, {@code GET} and {@code DELETE url/key}. */
public final class HttpJobAdapter implements JobAdapter {
    static final Duration LIMIT = Duration.ofSeconds(3);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();

    @Override
    public String type() {
        return "http";
    }

    @Override
    public void validate(Map<String, String> settings) {
        if (!settings.getOrDefault("url", "").startsWith("http")) {
            throw new IllegalArgumentException("'url' must be the address of the jobs");
        }
    }

    @Override
    public JobHandle start(JobRequest request) {
        var url = request.settings().get("url") + "/" + request.key().value();
        var lines = new StringBuilder();
        new TreeMap<>(request.arguments())
                .forEach(
                        (name, value) -> lines.append(name).append('=').append(value).append('\n'));
        call(to(url).PUT(BodyPublishers.ofString(lines.toString())));
        return new JobHandle(type(), url);
    }

    @Override
    public JobStatus check(JobHandle handle) {
        var state = call(to(handle.id()).GET());
        return switch (state) {
            case "QUEUED", "RUNNING" -> JobStatus.Running.of(state);
            case "DONE" -> new JobStatus.Succeeded(state, Map.of("url", handle.id()));
            case "BROKEN" -> JobStatus.Failed.of(state, "", handle.id());
            case "CANCELLED" -> JobStatus.Stopped.of(state);
            default -> new JobStatus.Running(state, false, Optional.empty(), Optional.empty());
        };
    }

    @Override
    public void stop(JobHandle handle) {
        call(to(handle.id()).DELETE());
    }

    private static HttpRequest.Builder to(String url) {
        return HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT);
    }

    private String call(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new JobAdapterException(
                        kindOf(answer.statusCode()), answer.uri() + ": " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new JobAdapterException(Kind.RETRY_LATER, "no answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobAdapterException(Kind.RETRY_LATER, "interrupted", e);
        }
    }

    private static Kind kindOf(int code) {
        if (code == 429) {
            return Kind.THROTTLED;
        }
        return code >= 500 ? Kind.RETRY_LATER : Kind.HOPELESS;
    }
}
