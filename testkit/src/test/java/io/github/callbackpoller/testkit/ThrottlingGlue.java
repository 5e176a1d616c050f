package io.github.callbackpoller.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.time.InstantSource;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Glue with a quota: runs that have succeeded, and throttles for calls too many in a second. */
final class ThrottlingGlue implements SdkHttpClient {
    private static final String SUCCEEDED =
            "{\"JobRun\": {\"Id\": \"jr_1\", \"JobName\": \"prep\", \"JobRunState\": \"SUCCEEDED\"}}";
    private static final String NONE = "{\"JobRuns\": []}";
    private static final String THROTTLED =
            "{\"__type\": \"ThrottlingException\", \"Message\": \"Rate exceeded\"}";

    private final InstantSource clock;
    private final int perSecond;
    private long second;
    private int inSecond;
    private int taken;
    private int throttled;

    /**
     * @param perSecond how many calls are taken in a second, whichever
     */
    ThrottlingGlue(InstantSource clock, int perSecond) {
        this.clock = clock;
        this.perSecond = perSecond;
    }

    int taken() {
        return taken;
    }

    int throttled() {
        return throttled;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return answer(request);
            }

            @Override
            public void abort() {
                // Nothing is on its way.
            }
        };
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private HttpExecuteResponse answer(HttpExecuteRequest request) {
        long now = clock.instant().getEpochSecond();
        inSecond = now == second ? inSecond + 1 : 1;
        second = now;
        if (inSecond > perSecond) {
            throttled++;
            return answer(400, THROTTLED);
        }
        taken++;
        var operation = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        return answer(200, operation.endsWith("GetJobRuns") ? NONE : SUCCEEDED);
    }

    private static HttpExecuteResponse answer(int status, String body) {
        return HttpExecuteResponse.builder()
                .response(
                        SdkHttpResponse.builder()
                                .statusCode(status)
                                .putHeader("Content-Type", "application/x-amz-json-1.1")
                                .build())
                .responseBody(
                        AbortableInputStream.create(new ByteArrayInputStream(body.getBytes(UTF_8))))
                .build();
    }
}
