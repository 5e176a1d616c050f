/** The ways to check: the poller's, and those that one would write or take instead. */
@NullMarked
package io.github.callbackpoller.benchmarks.requests.contender;

import org.jspecify.annotations.NullMarked;
