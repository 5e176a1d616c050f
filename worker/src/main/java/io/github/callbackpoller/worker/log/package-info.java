/** How the log is written. */
@NullMarked
package io.github.callbackpoller.worker.log;

import org.jspecify.annotations.NullMarked;
