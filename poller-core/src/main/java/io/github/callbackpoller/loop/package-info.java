/** A host for programs that run on: receives from the queues until it is told to stop. */
@NullMarked
package io.github.callbackpoller.loop;

import org.jspecify.annotations.NullMarked;
