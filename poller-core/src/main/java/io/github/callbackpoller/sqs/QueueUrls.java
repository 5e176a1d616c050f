package io.github.callbackpoller.sqs;

import io.github.callbackpoller.port.QueueName;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The URLs of the queues there are. */
public final class QueueUrls {
    private final Map<QueueName, String> urls;

    private QueueUrls(Map<QueueName, String> urls) {
        this.urls = new EnumMap<>(QueueName.class);
        this.urls.putAll(urls);
    }

    /**
     * The two queues that there must be.
     *
     * @param callback where SageMaker sends its messages
     * @param check where status checks wait
     * @throws IllegalArgumentException if one is a FIFO queue, which can't delay single messages,
     *     or both are the same
     */
    public static QueueUrls of(String callback, String check) {
        if (callback.equals(check)) {
            throw new IllegalArgumentException(
                    "callback queue and check queue must be two queues, both are " + check);
        }
        return new QueueUrls(Map.of())
                .with(QueueName.CALLBACK, callback)
                .with(QueueName.CHECK, check);
    }

    /**
     * The same with one more queue.
     *
     * @throws IllegalArgumentException if it is a FIFO queue
     */
    public QueueUrls with(QueueName queue, String url) {
        if (url.endsWith(".fifo")) {
            throw new IllegalArgumentException(
                    url
                            + " is a FIFO queue, which can't delay single messages; use a standard one");
        }
        var more = new EnumMap<QueueName, String>(QueueName.class);
        more.putAll(urls);
        more.put(queue, url);
        return new QueueUrls(more);
    }

    /** The URL of a queue, if there is one. */
    public Optional<String> url(QueueName queue) {
        return Optional.ofNullable(urls.get(queue));
    }

    @Override
    public String toString() {
        return urls.toString();
    }
}
