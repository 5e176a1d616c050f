package io.github.callbackpoller.worker.doctor;

import java.time.Duration;

/**
 * A queue that somebody must receive from.
 *
 * @param url where it is
 * @param arn which one it is
 * @param visibilityTimeout how long a received message stays invisible
 */
record HeardQueue(String url, String arn, Duration visibilityTimeout) {}
