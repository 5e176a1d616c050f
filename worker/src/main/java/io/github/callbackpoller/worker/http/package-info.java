/** Tells over HTTP how the worker is. Knows nothing of the worker. */
@NullMarked
package io.github.callbackpoller.worker.http;

import org.jspecify.annotations.NullMarked;
