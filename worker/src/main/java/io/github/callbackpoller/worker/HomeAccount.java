package io.github.callbackpoller.worker;

import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sqs.QueueUrls;
import java.util.regex.Pattern;

/** Reads from the callback queue's URL in which account the worker's pipelines are. */
final class HomeAccount {
    private static final Pattern ACCOUNT_AND_NAME = Pattern.compile(".*/([0-9]{12})/[^/]+");

    private HomeAccount() {}

    /** The twelve digits; empty if the URL has none. */
    static String in(QueueUrls queues) {
        var url = ACCOUNT_AND_NAME.matcher(queues.url(QueueName.CALLBACK).orElse(""));
        return url.matches() ? url.group(1) : "";
    }
}
