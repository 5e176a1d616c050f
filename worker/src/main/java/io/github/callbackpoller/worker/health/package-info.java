/** How the worker is: what was seen of its queues and threads. */
@NullMarked
package io.github.callbackpoller.worker.health;

import org.jspecify.annotations.NullMarked;
