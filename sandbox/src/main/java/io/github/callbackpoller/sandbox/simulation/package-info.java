/** The simulated world on the command line. */
@NullMarked
package io.github.callbackpoller.sandbox.simulation;

import org.jspecify.annotations.NullMarked;
