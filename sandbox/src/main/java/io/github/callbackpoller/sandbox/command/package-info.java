/** The sandbox on the command line. */
@NullMarked
package io.github.callbackpoller.sandbox.command;

import org.jspecify.annotations.NullMarked;
