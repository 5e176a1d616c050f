/**
 * Finds the steps that no message speaks of any more, or of whose job an event spoke, and sends a
 * new message.
 */
@NullMarked
package io.github.callbackpoller.sweep;

import org.jspecify.annotations.NullMarked;
