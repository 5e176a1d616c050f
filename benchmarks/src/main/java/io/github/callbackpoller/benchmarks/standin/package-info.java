/** Quick stand-ins for services, so that what is measured is the client. */
@NullMarked
package io.github.callbackpoller.benchmarks.standin;

import org.jspecify.annotations.NullMarked;
