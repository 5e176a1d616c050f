/** What the worker counts, by the names that operators see. */
@NullMarked
package io.github.callbackpoller.worker.metrics;

import org.jspecify.annotations.NullMarked;
