/** The plain JVM worker and the command line. */
@NullMarked
package io.github.callbackpoller.worker;

import org.jspecify.annotations.NullMarked;
