package io.github.callbackpoller.worker.http;

import io.github.callbackpoller.json.Json;
import java.util.Map;

/**
 * What is answered to a request.
 *
 * @param status the HTTP status
 * @param contentType of the body
 * @param body the text
 */
public record Page(int status, String contentType, String body) {
    private static final String JSON = "application/json";
    private static final int GOOD = 200;
    private static final int UNAVAILABLE = 503;

    /** All is well. */
    public static Page good(Map<String, Object> body) {
        return json(GOOD, body);
    }

    /** Something is not well. */
    public static Page unavailable(Map<String, Object> body) {
        return json(UNAVAILABLE, body);
    }

    /** A good answer that is not JSON. */
    public static Page text(String contentType, String body) {
        return new Page(GOOD, contentType, body);
    }

    static Page json(int status, Map<String, Object> body) {
        return new Page(status, JSON, Json.write(body) + "\n");
    }
}
