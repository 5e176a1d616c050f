package io.github.callbackpoller.worker;

import io.github.callbackpoller.decision.Home;
import io.github.callbackpoller.definition.JobDefinitions;
import io.github.callbackpoller.port.QueueName;
import io.github.callbackpoller.sqs.QueueUrls;
import io.github.callbackpoller.sqs.SqsQueue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the worker says when it has begun, in one line. */
record ReadyLine(
        List<SqsQueue> receiving,
        QueueUrls queues,
        JobDefinitions definitions,
        Home home,
        Optional<String> httpUrl,
        Optional<Duration> start) {

    @Override
    public String toString() {
        var account = home.account().isEmpty() ? "any account" : "account " + home.account();
        return "ready: "
                + receiving.stream().map(ReadyLine::said).collect(Collectors.joining(", "))
                + ", parking "
                + queues.url(QueueName.PARKING).orElse("none")
                + "; jobs "
                + String.join(", ", definitions.byName().keySet())
                + definitions.defaultName().map(name -> " (default " + name + ")").orElse("")
                + "; for "
                + account
                + " in "
                + home.region()
                + httpUrl.map(url -> "; " + url + "/health").orElse("")
                + "; version "
                + Version.current()
                + start.map(time -> "; " + time.toMillis() + " ms after the start").orElse("");
    }

    private static String said(SqsQueue queue) {
        return queue.name().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + queue.url();
    }
}
