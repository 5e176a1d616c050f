/** Finds the steps that no message speaks of any more, and sends a new one. */
@NullMarked
package io.github.callbackpoller.sweep;

import org.jspecify.annotations.NullMarked;
