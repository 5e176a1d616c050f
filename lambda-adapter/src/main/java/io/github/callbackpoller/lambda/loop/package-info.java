/** Whether Lambda would take the poller's requeueing for a runaway loop. */
@NullMarked
package io.github.callbackpoller.lambda.loop;

import org.jspecify.annotations.NullMarked;
