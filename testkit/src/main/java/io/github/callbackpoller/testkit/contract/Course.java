package io.github.callbackpoller.testkit.contract;

import java.time.Duration;

/**
 * What the service is to play for a job.
 *
 * @param state the state it comes into, one of {@link PlayedService#states()}
 * @param after how long it runs before, by the service's clock; zero for as soon as can be
 */
public record Course(String state, Duration after) {}
