/**
 * The protocol as pure functions: what is known about a message, in; what to do with it, out. No
 * input, output, clock, randomness or log.
 */
@NullMarked
package io.github.callbackpoller.decision;

import org.jspecify.annotations.NullMarked;
