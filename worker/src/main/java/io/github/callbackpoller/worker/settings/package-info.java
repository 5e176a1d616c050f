/** The worker's settings: one table, read from flags, environment and file. */
@NullMarked
package io.github.callbackpoller.worker.settings;

import org.jspecify.annotations.NullMarked;
