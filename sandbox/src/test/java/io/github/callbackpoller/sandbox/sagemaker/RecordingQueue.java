package io.github.callbackpoller.sandbox.sagemaker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was sent; takes no message for a URL that ends in "gone". */
final class RecordingQueue implements StepQueue {
    private final ObjectMapper mapper = new ObjectMapper();
    private final List<Sent> all = new CopyOnWriteArrayList<>();

    record Sent(String queueUrl, JsonNode body) {
        String token() {
            return body.path("token").asText();
        }

        JsonNode arguments() {
            return body.path("arguments");
        }

        String status() {
            return body.path("status").asText();
        }
    }

    @Override
    public void send(String queueUrl, String body) throws IOException {
        if (queueUrl.endsWith("gone")) {
            throw new IOException("no such queue");
        }
        try {
            all.add(new Sent(queueUrl, mapper.readTree(body)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Sent> all() {
        return all;
    }

    Sent last() {
        return all.get(all.size() - 1);
    }
}
