/** Observe, decide, act: the shell around the decisions, for one batch of messages at a time. */
@NullMarked
package io.github.callbackpoller.engine;

import org.jspecify.annotations.NullMarked;
