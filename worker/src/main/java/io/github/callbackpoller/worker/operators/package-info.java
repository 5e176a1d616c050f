/** What operators' commands print. */
@NullMarked
package io.github.callbackpoller.worker.operators;

import org.jspecify.annotations.NullMarked;
