/**
 * For tests of adapters and hosts: time moved by hand, a queue stricter than SQS, scripted jobs.
 */
@NullMarked
package io.github.callbackpoller.testkit;

import org.jspecify.annotations.NullMarked;
