package io.github.callbackpoller.sqs;

import java.time.Duration;

/** Writes the command that sets an attribute of a queue, for people to copy. */
final class SetAttributes {

    private SetAttributes() {}

    static String seconds(String url, String attribute, Duration value) {
        return command(url) + attribute + "=" + value.toSeconds();
    }

    static String redrive(String url, String deadLetterArn, int maxReceiveCount) {
        return command(url)
                + ("'{\"RedrivePolicy\":\"{\\\"deadLetterTargetArn\\\":\\\"%s\\\","
                                + "\\\"maxReceiveCount\\\":\\\"%d\\\"}\"}'")
                        .formatted(deadLetterArn, maxReceiveCount);
    }

    private static String command(String url) {
        return "aws sqs set-queue-attributes --queue-url " + url + " --attributes ";
    }
}
