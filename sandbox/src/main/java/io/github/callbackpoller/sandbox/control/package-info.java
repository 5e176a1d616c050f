/** Steering a sandbox over HTTP: what goes wrong, what is late, what was called. */
@NullMarked
package io.github.callbackpoller.sandbox.control;

import org.jspecify.annotations.NullMarked;
